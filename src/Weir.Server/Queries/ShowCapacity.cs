using Weir.Capacity;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Capacity;
using Weir.Server.Measuring;
using Weir.Stores.Server;

namespace Weir.Server.Queries;

/// <summary><c>weir capacity</c>: how much of their processors machines, sites and sets use.</summary>
public static class ShowCapacity
{
    /// <summary>What is known, with what was known before where that is asked for.</summary>
    /// <exception cref="RefusedException">Nothing is known of what was asked for, or the history is too long.</exception>
    public static async Task<CapacityPage> ShowCapacityAsync(
        this WeirServer server,
        Caller caller,
        CapacityQuery query,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(query);
        WeirServer.Require(caller, Operation.ReadCapacity);
        if (query.History is { } span && (span <= TimeSpan.Zero || span > CapacityQuery.LongestHistory))
        {
            throw new RefusedException(ProblemCodes.BadRequest, "history is 5m to 30d");
        }

        var known = server.Capacity.Read((ledger, inForce) => Known(server, ledger, inForce));
        var wanted = known.Where(one => IsWanted(one.Entity, query)).ToList();
        if (wanted.Count == 0 && (query.Machine is not null || query.Set is not null))
        {
            throw new RefusedException(ProblemCodes.NotFound, Unknown(query, known));
        }

        List<CapacityView> items = [];
        foreach (var (entity, view) in wanted)
        {
            items.Add(
                query.History is { } history
                    ? view with
                    {
                        History = await HistoryAsync(server, entity, history, cancellationToken).ConfigureAwait(false),
                    }
                    : view
            );
        }

        return new CapacityPage(server.Time.GetUtcNow(), items);
    }

    private static List<(CapacityEntity Entity, CapacityView View)> Known(
        WeirServer server,
        CapacityLedger ledger,
        CapacityInForce? inForce
    )
    {
        var newest = ledger.Newest.ToDictionary(entry => entry.Entity());
        var entities = ledger
            .Machines.SelectMany(machine => inForce?.Plan.EntitiesOf(machine) ?? [new CapacityEntity(EntityKind.Machine, machine)])
            .Distinct()
            .OrderBy(entity => entity.Kind)
            .ThenBy(entity => entity.Key, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. entities.Select(entity =>
                (
                    entity,
                    new CapacityView(CapacityRows.KindOf(entity.Kind), entity.Key)
                    {
                        State = entity.Kind == EntityKind.Machine ? StateOf(server, entity.Name) : null,
                        In =
                            entity.Kind == EntityKind.Machine
                                ? [.. inForce?.Plan.EntitiesOf(entity.Name).Skip(1).Select(of => of.ToString()) ?? []]
                                : null,
                        UnderWay =
                            entity.Kind == EntityKind.Machine && ledger.UnderWay(entity.Name, server.Time.GetUtcNow()) is { } interval
                                ? new CapacityUnderWay(
                                    interval.Start,
                                    interval.Samples,
                                    Math.Round(interval.UseSum / interval.Samples, 4),
                                    Math.Round(interval.BatchSum / interval.Samples, 4)
                                )
                                : null,
                        Now = newest.TryGetValue(entity, out var entry) ? Point(entry) : null,
                    }
                )
            ),
        ];
    }

    internal static CapacityPoint Point(CapacityEntry entry) =>
        new(
            entry.Start,
            Math.Round(entry.Use, 4),
            Math.Round(entry.Batch, 4),
            Math.Round(entry.Average, 4),
            entry.Limit,
            entry.Level > 0 ? entry.Level : null,
            Math.Round(entry.Capped, 4),
            entry.InSync,
            entry.Samples
        )
        {
            CapLevel = entry.CapLevel > 0 ? entry.CapLevel : null,
            CapReason = entry is { ReasonKind: { } kind, ReasonName: { } name } ? Reason(kind, name) : null,
        };

    private static string Reason(EntityKind kind, string name) =>
        kind == EntityKind.SetOnSite ? $"set {name} on its site" : new CapacityEntity(kind, name).ToString();

    private static string StateOf(WeirServer server, string machine) => server.Watch.IsUp(machine) ? "active" : "silent";

    private static bool IsWanted(CapacityEntity entity, CapacityQuery query) =>
        query switch
        {
            { Machine: { } machine } => entity.Kind == EntityKind.Machine
                && entity.Name.Equals(machine, StringComparison.OrdinalIgnoreCase),
            { Set: { } set } => entity.Kind is not (EntityKind.Machine or EntityKind.Site)
                && entity.Name.Equals(set.Text, StringComparison.OrdinalIgnoreCase),
            _ => true,
        };

    private static string Unknown(CapacityQuery query, List<(CapacityEntity Entity, CapacityView View)> known)
    {
        const int Most = 20;
        var (what, names) = query.Machine is { } machine
            ? ($"machine {Printable.Escape(machine, 64)}", known.Where(one => one.Entity.Kind == EntityKind.Machine))
            : ($"set {query.Set}", known.Where(one => one.Entity.Kind is not (EntityKind.Machine or EntityKind.Site)));
        List<string> said = [.. names.Select(one => one.Entity.Name).Distinct(StringComparer.OrdinalIgnoreCase)];
        return $"nothing is known of the use of {what}: {(said.Count == 0 ? "of none there is" : $"known are {ListText.FirstOf(said, Most)}")}";
    }

    private static async Task<IReadOnlyList<CapacityPoint>> HistoryAsync(
        WeirServer server,
        CapacityEntity entity,
        TimeSpan history,
        CancellationToken cancellationToken
    )
    {
        var rows = await server
            .Store.ListCapacityAsync(
                new CapacityFilter(CapacityRows.KindOf(entity.Kind), server.Time.GetUtcNow() - history) { Name = entity.Key },
                cancellationToken
            )
            .ConfigureAwait(false);
        return [.. rows.Reverse().Select(CapacityRows.ReadEntry).Select(Point)];
    }
}
