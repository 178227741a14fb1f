using Weir.Capacity;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs;

namespace Weir.Definitions.Kinds;

/// <summary><c>kind: set</c>.</summary>
public static class SetKind
{
    /// <summary>As definitions and the store spell it.</summary>
    public const string Word = "set";

    private const string MachinesAllowed = "names of machines, or patterns with * for any characters and ? for one";

    /// <summary>Its row in <see cref="DefinitionKinds.All"/>.</summary>
    public static DefinitionKind Kind { get; } = new(Word, order: 12, (keys, _, made) => Read(keys, made));

    /// <summary>The definition of one.</summary>
    public static Definition Define(SetDefinition set) =>
        new(
            Kind,
            set.Name.Text,
            set,
            new EntryList()
                .Add("name", set.Name.Text)
                .AddSome("machines", [.. set.Machines])
                .AddUnless(false, "exclusive", set.Exclusive)
                .AddUnless(false, "acrossSites", set.AcrossSites)
                .AddCapacity("limit", set.Limit)
                .AddCapacity("limitAllSites", set.LimitAllSites)
        );

    private static Definition? Read(MappingReader keys, Func<Func<Definition>, Definition?> made)
    {
        var name = keys.NeededName("name");
        var machines = keys.List<string>("machines", MachinesAllowed, TryMachine);
        if (machines.Count == 0)
        {
            keys.AddFaultAt("machines", $"a set needs machines: {MachinesAllowed}");
        }

        var (exclusive, across) = (keys.Flag("exclusive"), keys.Flag("acrossSites"));
        var (limit, all) = (CapacityKeys.Read(keys, "limit"), CapacityKeys.Read(keys, "limitAllSites"));
        if (exclusive && across)
        {
            keys.AddFaultAt("exclusive", "a set is exclusive or across sites, not both");
        }

        if (all is not null && !across)
        {
            keys.AddFaultAt("limitAllSites", "only a set with acrossSites: true has a limit of all sites; allowed is limit");
        }

        return made(() =>
            Define(
                new SetDefinition(name, machines)
                {
                    Exclusive = exclusive,
                    AcrossSites = across,
                    Limit = limit,
                    LimitAllSites = all,
                }
            )
        );
    }

    private static bool TryMachine(string text, out string machine)
    {
        machine = text;
        var plain = text.Replace("*", "", StringComparison.Ordinal).Replace('?', 'A');
        return text.Length is > 0 and <= 200
            && (text.Equals(Wildcard.All, StringComparison.OrdinalIgnoreCase) || plain.Length == 0 || ObjectName.TryParse(plain, out _));
    }
}
