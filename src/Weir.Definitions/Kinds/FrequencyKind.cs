using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Schedules.Frequencies;

namespace Weir.Definitions.Kinds;

/// <summary><c>kind: frequency</c>.</summary>
public static class FrequencyKind
{
    /// <summary>As definitions and the store spell it.</summary>
    public const string Word = "frequency";

    /// <summary>Its row in <see cref="DefinitionKinds.All"/>.</summary>
    public static DefinitionKind Kind { get; } = new(Word, order: 6, (keys, _, made) => Read(keys, made));

    /// <summary>The definition of one.</summary>
    public static Definition Define(FrequencyDefinition frequency) =>
        new(
            Kind,
            frequency.Name.Text,
            frequency,
            FrequencyText.AddTo(
                new EntryList().Add("name", frequency.Name.Text).AddUnless("", "description", frequency.Description),
                frequency.Frequency
            )
        );

    private static Definition? Read(MappingReader keys, Func<Func<Definition>, Definition?> made)
    {
        var name = keys.NeededName("name");
        var description = keys.Description();
        var frequency = FrequencyText.Read(keys, RunComponentsText.OfAnySchedule);
        return made(() => Define(new FrequencyDefinition(name, frequency!, description)));
    }
}
