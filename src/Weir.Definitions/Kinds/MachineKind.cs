using Weir.Capacity;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs.Placeholders;

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
            new EntryList()
                .Add("name", machine.Name)
                .AddGiven("slots", machine.Slots)
                .AddUnless(false, "draining", machine.Draining)
                .AddGiven("delimiters", machine.Delimiters?.ToString())
        );

    private static Definition? Read(MappingReader keys, Func<Func<Definition>, Definition?> made)
    {
        var name = keys.NeededName("name");
        var slots = keys.Number("slots", 0, LimitKind.Most);
        var draining = keys.Flag("draining");
        var delimiters = keys.Texts("delimiters", Delimiters.Allowed, TryDelimiters);
        return made(() =>
            Define(new MachineDefinition(name.Text, slots, draining, Delimiters.TryParse(delimiters, out var read) ? read : null))
        );
    }

    private static bool TryDelimiters(string text, out string delimiters)
    {
        delimiters = text;
        return Delimiters.TryParse(text, out _);
    }
}
