using Weir.Definitions;
using Weir.Definitions.Checks;
using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Definitions;
using Weir.Server.Definitions;

namespace Weir.Server.Operations;

/// <summary>
/// <c>weir delete KIND NAME…</c>: takes definitions out of force, all of them or none. Jobs of the day keep what they were given.
/// </summary>
public static class DeleteDefinitions
{
    private const int Most = 1000;
    private const int MostNamed = 20;

    /// <summary>Deletes them, or says what would come of it.</summary>
    /// <exception cref="RefusedException">
    /// The caller may not, there is no such definition, it is the active policy, or one that is left cannot be without it.
    /// </exception>
    public static Task<DeleteResult> DeleteDefinitionsAsync(
        this WeirServer server,
        Caller caller,
        DeleteRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Items.Count is 0 or > Most)
        {
            throw new RefusedException(ProblemCodes.BadDefinition, $"{request.Items.Count} definitions to delete: 1 to {Most} are allowed");
        }

        var audited = caller.To(
            "delete",
            "definitions",
            ListText.FirstOf([.. request.Items.Select(item => Printable.Escape($"{item.Kind} {item.Name}", 200))], MostNamed)
        );
        return server.DoAsync(
            audited,
            () =>
            {
                WeirServer.Require(caller, Operation.ApplyDefinitions);
                return request.DryRun
                    ? server.ReadAsync(view => Edit(server, caller, view.Definitions, request, view.Now).Result, cancellationToken)
                    : server.DefineAsync(audited, (catalog, now) => Edit(server, caller, catalog, request, now), cancellationToken);
            }
        );
    }

    private static DefinitionEdit<DeleteResult> Edit(
        WeirServer server,
        Caller caller,
        DefinitionCatalog catalog,
        DeleteRequest request,
        DateTimeOffset now
    )
    {
        var gone = request.Items.Select(item => NamedDefinitions.Find(catalog, item)).Distinct().ToList();
        var named = ListText.FirstOf([.. gone.Select(definition => $"{definition.Kind} {definition.Name}")], MostNamed);
        if (
            DefinitionSets.ActivePolicy(catalog) is { } active
            && gone.Exists(definition =>
                definition.Kind == PolicyKind.Word && string.Equals(definition.Name, active.Name, StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            throw new RefusedException(
                ProblemCodes.BadDefinition,
                $"policy {active.Name} is active and cannot be deleted: activate another first, by weir policy activate NAME"
            );
        }

        var after = catalog.With([.. gone.Select(definition => (definition.Kind, definition.Name, (string?)null))], now, caller.Actor);
        after = gone.Where(definition => definition.Kind == ScheduleKind.Word)
            .Aggregate(after, (left, schedule) => PingKeys.Without(left, ObjectName.Parse(schedule.Name), now));
        var (before, left) = (DefinitionSets.Written(catalog), DefinitionSets.Written(after));
        if (New(before, left, all => Conflicts(all, server, now)) is { Count: > 0 } conflicts)
        {
            throw new RefusedException(
                ProblemCodes.BadDefinition,
                $"{named} cannot be deleted: without it {ListText.FirstOf(conflicts, MostNamed)}; change or delete what names it, too"
            );
        }

        var today = server.Options.BusinessDay.DateOf(now);
        return new DefinitionEdit<DeleteResult>(
            after,
            new DeleteResult(
                [.. gone.Select(definition => new DefinitionName(definition.Kind, definition.Name))],
                New(before, left, all => DefinitionLint.Check(all, today).Select(finding => ((finding.Kind, finding.Key), finding.Text)))
            )
        );
    }

    private static IEnumerable<((DefinitionKind, string), string)> Conflicts(
        IReadOnlyList<Definition> all,
        WeirServer server,
        DateTimeOffset now
    ) =>
        UnknownNames
            .Find(all)
            .Concat(DefinitionConflicts.Find(all, _ => true, now, server.Options.BusinessDay))
            .Select(conflict => ((conflict.Definition.Kind, conflict.Definition.Key), conflict.Text));

    // What was wrong before was let be, though its words may be others now.
    private static List<string> New(
        IReadOnlyList<Definition> before,
        IReadOnlyList<Definition> after,
        Func<IReadOnlyList<Definition>, IEnumerable<((DefinitionKind, string) Of, string Text)>> find
    )
    {
        var known = find(before).CountBy(finding => finding.Of).ToDictionary();
        return
        [
            .. find(after)
                .GroupBy(finding => finding.Of)
                .Where(findings => findings.Count() > known.GetValueOrDefault(findings.Key))
                .SelectMany(findings => findings.Select(finding => finding.Text)),
        ];
    }
}
