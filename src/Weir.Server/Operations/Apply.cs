using Weir.Definitions;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Definitions;
using Weir.Server.Definitions;

namespace Weir.Server.Operations;

/// <summary><c>weir apply -f FILE</c>: takes definitions, all of them or none; and <c>weir export</c>.</summary>
public static class Apply
{
    /// <summary>Applies YAML of one or more files.</summary>
    public static Task<ApplyResult> ApplyAsync(this WeirServer server, Caller caller, ApplyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(request);
        WeirServer.NeedAdministrator(caller);
        var reading = Read(request.Files);
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

    /// <summary>All files as one; a definition that stands in two of them is a fault as it is within one.</summary>
    private static DefinitionReading Read(IReadOnlyList<ApplyFile> files)
    {
        List<Definition> definitions = [];
        List<DefinitionFault> faults = [];
        var places = new Dictionary<(DefinitionKind, string), string>();
        foreach (var file in files)
        {
            var reading = DefinitionReader.Read(file.Text, Printable.Of(file.Name, 200));
            definitions.AddRange(reading.Definitions);
            faults.AddRange(reading.Faults);
            foreach (var definition in reading.Definitions)
            {
                if (!places.TryAdd((definition.Kind, definition.Key.ToUpperInvariant()), file.Name))
                {
                    var first = Printable.Of(places[(definition.Kind, definition.Key.ToUpperInvariant())], 200);
                    faults.Add(new DefinitionFault(Printable.Of(file.Name, 200), 1, 1, $"{definition} stands in {first} already: say it once"));
                }
            }
        }

        return new DefinitionReading(definitions, faults);
    }

    /// <summary>All definitions as YAML that may be applied again.</summary>
    public static Task<string> ExportAsync(this WeirServer server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        return server.LookAsync(view => DefinitionWriter.Write(DefinitionSets.Written(view.Definitions)), cancellationToken);
    }
}
