using Weir.Definitions;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Definitions;
using Weir.Server.Definitions;

namespace Weir.Server.Operations;

/// <summary><c>weir apply -f FILE</c>: takes definitions, all of them or none; and <c>weir export</c>.</summary>
public static class Apply
{
    /// <summary>Applies YAML.</summary>
    public static Task<ApplyResult> ApplyAsync(this WeirServer server, Caller caller, string yaml, string file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        WeirServer.NeedAdministrator(caller);
        var reading = DefinitionReader.Read(yaml, file);
        if (!reading.IsGood)
        {
            throw new RefusedException(ProblemCodes.BadDefinition, string.Join("; ", reading.Faults));
        }

        return server.DefineAsync(
            (book, now) =>
            {
                var diff = DefinitionDiff.Between(DefinitionSets.Written(book), reading.Definitions);
                var after = book;
                foreach (var definition in reading.Definitions)
                {
                    after = after.With(definition, now, WeirServer.By(caller));
                }

                var items = reading.Definitions.Select(definition => new AppliedDefinition(
                    definition.Kind.Word(),
                    definition.Key,
                    diff.Added.Any(definition.IsOf) ? "added" : diff.Same.Any(definition.IsOf) ? "same" : "changed")).ToList();
                return new DefinitionEdit<ApplyResult>(after, new ApplyResult(diff.Added.Count, diff.Changed.Count, diff.Same.Count, items, []));
            },
            cancellationToken);
    }

    /// <summary>All definitions as YAML that may be applied again.</summary>
    public static Task<string> ExportAsync(this WeirServer server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        return server.LookAsync(view => DefinitionWriter.Write(DefinitionSets.Written(view.Definitions)), cancellationToken);
    }
}
