using Weir.Capacity;
using Weir.Capacity.Measuring;
using Weir.Server.Measuring;
using Weir.ThruPut;

namespace Weir.Server.Queries.ThruPut;

/// <summary>
/// HCA and HXA: what was known of capacity in the last hours. What is an LPAR there is a machine here; a CPC is a site, an LPAR group an
/// exclusive set, an LPAR set a set, and a CMP or MPX set a set across sites.
/// </summary>
/// <param name="server">Who knows.</param>
/// <param name="stamp">A moment as messages have it.</param>
internal sealed class CapacityAnswers(WeirServer server, Func<DateTimeOffset, ThruPutTime> stamp)
{
    /// <summary>
    /// Machines with the blocks that are asked for: with nothing named all of them; else those machines that <c>lpar</c> and <c>self</c>
    /// name, or all, and of their blocks those that are named, or all of a machine that <c>lpar</c> names.
    /// </summary>
    public HcaReply Answer(HcaRequest request) =>
        new()
        {
            Machines = Read((ledger, _) => ledger.Machines.Where(name => IsListed(request, name)).ToList())
                .Select(name => MachineOf(request, name))
                .Where(machine => !NamesBlocksOnly(request) || machine.Entries.Count > 0),
        };

    /// <summary>Sets across sites, site by site.</summary>
    /// <exception cref="ThruPutRefusedException">Nothing was collected yet, or what was is missing.</exception>
    public HxaReply Answer(HxaRequest request)
    {
        var (isMissing, isEmpty, sets) = Read(
            (ledger, inForce) =>
                (
                    ledger.IsMissing,
                    ledger.IsEmpty,
                    (inForce?.Plan.Sets ?? [])
                        .Where(set => set.AcrossSites && (request.Sets.Count == 0 || request.Sets.Contains(set.Name.Text)))
                        .Select(set => set.Name.Text)
                        .ToList()
                )
        );
        return isMissing
                ? throw new ThruPutRefusedException(
                    ErrorCodes.DataMissing,
                    "what was collected in the last hours cannot be read; weir messages has the reason"
                )
            : isEmpty
                ? throw new ThruPutRefusedException(
                    ErrorCodes.NothingCollected,
                    "nothing was collected yet: the first five minutes are not over"
                )
            : new HxaReply { Sets = sets.Select(name => SetOf(request, name)) };
    }

    private static bool NamesBlocks(HcaRequest request) => request.Groups.Count + request.Sets.Count + request.SiteSets.Count > 0;

    private static bool NamesBlocksOnly(HcaRequest request) => NamesBlocks(request) && request.Machines.Count + request.Selves.Count == 0;

    private static bool IsListed(HcaRequest request, string machine) =>
        request.Machines.Count + request.Selves.Count == 0 || request.Machines.Contains(machine) || request.Selves.Contains(machine);

    private HcaMachine MachineOf(HcaRequest request, string name)
    {
        var active = server.Watch.IsUp(name);
        return Read(
            (ledger, inForce) =>
            {
                var entities = inForce?.Plan.EntitiesOf(name).Skip(1).ToList() ?? [];
                var entries = active
                    ? ledger
                        .EntriesOf(new CapacityEntity(EntityKind.Machine, name))
                        .Select(entry => EntryOf(request, entry, entities.ToDictionary(of => of, of => Find(ledger, of, entry.Start))))
                        .Where(entry =>
                            entry is { Self: not null } or { Group: not null } or { Sets.Count: > 0 } or { SiteSets.Count: > 0 }
                        )
                        .ToList()
                    : [];
                return new HcaMachine(name, active, entries);
            }
        );
    }

    private HcaEntry EntryOf(HcaRequest request, CapacityEntry entry, Dictionary<CapacityEntity, CapacityEntry?> others)
    {
        var isNamed = request.Machines.Contains(entry.Name);
        var showsAll = !NamesBlocks(request) && (isNamed || request.Selves.Count == 0);
        var showsSelf = isNamed || request.Selves.Contains(entry.Name) || (showsAll && request.Machines.Count == 0);
        return new HcaEntry(
            stamp(entry.Start + UsageInterval.Length),
            entry.InSync,
            showsSelf ? SelfOf(entry) : null,
            Blocks(EntityKind.Group, request.Groups).FirstOrDefault(),
            [.. Blocks(EntityKind.Set, request.Sets)],
            [
                .. Shown(EntityKind.SetOnSite, request.SiteSets)
                    .Select(site => (Site: site, All: others.GetValueOrDefault(new CapacityEntity(EntityKind.SetOfSites, site.Name))))
                    .Where(pair => pair.All is not null)
                    .Select(pair => new HcaSiteSet(pair.Site.Name, UsageOf(pair.Site), UsageOf(pair.All!))),
            ]
        );

        IEnumerable<HcaBlock> Blocks(EntityKind kind, NameSet named) =>
            Shown(kind, named).Select(block => new HcaBlock(block.Name, UsageOf(block)));

        IEnumerable<CapacityEntry> Shown(EntityKind kind, NameSet named) =>
            others.Values.OfType<CapacityEntry>().Where(other => other.Kind == kind && (showsAll || named.Contains(other.Name)));
    }

    private HxaSet SetOf(HxaRequest request, string name) =>
        Read(
            (ledger, inForce) =>
            {
                List<CapacityEntity> sites =
                [
                    .. ledger
                        .Machines.SelectMany(machine => inForce?.Plan.EntitiesOf(machine) ?? [])
                        .Where(of => of.Kind == EntityKind.SetOnSite && of.Name == name)
                        .Where(of => request.Sites.Count == 0 || request.Sites.Contains(of.Site))
                        .Distinct()
                        .OrderBy(of => of.Site, StringComparer.OrdinalIgnoreCase),
                ];
                return new HxaSet(
                    name,
                    [
                        .. ledger
                            .EntriesOf(new CapacityEntity(EntityKind.SetOfSites, name))
                            .Select(entry => new HxaEntry(
                                stamp(entry.Start + UsageInterval.Length),
                                UsageOf(entry),
                                [
                                    .. sites
                                        .Select(site => Find(ledger, site, entry.Start))
                                        .OfType<CapacityEntry>()
                                        .Select(site => new HxaSite(site.Site, Figure(site.Use), Figure(site.Average))),
                                ]
                            )),
                    ]
                );
            }
        );

    private static CapacityEntry? Find(CapacityLedger ledger, CapacityEntity entity, DateTimeOffset start) => ledger.Find(entity, start);

    private static HcaSelf SelfOf(CapacityEntry entry) =>
        new(
            UsageOf(entry),
            entry.CapLevel > 0 ? entry.CapLevel : null,
            Math.Round((decimal)entry.Capped * 100, 1),
            entry is { ReasonKind: { } kind, ReasonName: { } name } ? Reason(kind, name) : ""
        );

    private static string Reason(EntityKind kind, string name) =>
        kind switch
        {
            EntityKind.Machine => $"LPAR({name})",
            EntityKind.Group => $"GROUP({name})",
            EntityKind.SetOnSite => $"SETCMP({name})",
            EntityKind.SetOfSites => $"SETCMP({name},CMP)",
            _ => $"SET({name})",
        };

    private static Usage UsageOf(CapacityEntry entry) =>
        new(Figure(entry.Use), Figure(entry.Average), entry.Limit is { } limit ? (decimal)limit : null);

    private static decimal Figure(double value) => Math.Round((decimal)value, 2);

    private T Read<T>(Func<CapacityLedger, CapacityInForce?, T> look) => server.Capacity.Read(look);
}
