using Weir.Capacity;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;

namespace Weir.Definitions.Kinds;

/// <summary><c>kind: machine</c>.</summary>
public static class MachineKind
{
    /// <summary>As definitions and the store spell it.</summary>
    public const string Word = "machine";

    /// <summary>Its row in <see cref="DefinitionKinds.All"/>.</summary>
    public static DefinitionKind Kind { get; } = new(Word, order: 1, (keys, _, made) => Read(keys, made));

    /// <summary>The definition of one.</summary>
    public static Definition Define(MachineDefinition machine) =>
        new(
            Kind,
            machine.Name,
            machine,
            new EntryList().Add("name", machine.Name).AddGiven("slots", machine.Slots).AddUnless(false, "draining", machine.Draining)
        );

    private static Definition? Read(MappingReader keys, Func<Func<Definition>, Definition?> made)
    {
        var name = keys.NeededName("name");
        var slots = keys.Number("slots", 0, LimitKind.Most);
        var draining = keys.Flag("draining");
        return made(() => Define(new MachineDefinition(name.Text, slots, draining)));
    }
}
