using Weir.Capacity;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;

namespace Weir.Definitions.Kinds;

/// <summary><c>kind: machine</c>.</summary>
internal static class MachineKind
{
    public static Definition? Read(MappingReader keys, Func<Func<Definition>, Definition?> made)
    {
        var name = keys.NeededName("name");
        var slots = keys.Number("slots", 0, LimitKind.Most);
        var draining = keys.Flag("draining");
        return made(() => Define(new MachineDefinition(name.Text, slots, draining)));
    }

    public static Definition Define(MachineDefinition machine) =>
        new(DefinitionKind.Machine, machine.Name, machine, new EntryList()
            .Add("name", machine.Name)
            .AddGiven("slots", machine.Slots)
            .AddUnless(false, "draining", machine.Draining));
}
