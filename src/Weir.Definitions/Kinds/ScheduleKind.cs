using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Schedules;

namespace Weir.Definitions.Kinds;

/// <summary><c>kind: schedule</c>.</summary>
public static class ScheduleKind
{
    /// <summary>As definitions and the store spell it.</summary>
    public const string Word = "schedule";

    private const int LongestDescription = 2000;

    /// <summary>Its row in <see cref="DefinitionKinds.All"/>.</summary>
    public static DefinitionKind Kind { get; } = new(Word, order: 5, (keys, _, made) => Read(keys, made));

    /// <summary>The definition of one.</summary>
    public static Definition Define(ScheduleDefinition schedule) =>
        new(
            Kind,
            schedule.Name.Text,
            schedule,
            new EntryList()
                .Add("name", schedule.Name.Text)
                .AddUnless(false, "hold", schedule.Hold)
                .AddUnless("", "description", schedule.Description)
        );

    private static Definition? Read(MappingReader keys, Func<Func<Definition>, Definition?> made)
    {
        var name = keys.NeededName("name");
        var hold = keys.Flag("hold");
        var description = keys.Text("description", "text");
        if (description?.Length > LongestDescription)
        {
            keys.AddFault(
                new Scalar(keys.PlaceOf("description"), description),
                "description",
                $"text of at most {LongestDescription} characters"
            );
        }

        return made(() => Define(new ScheduleDefinition(name, hold, description ?? "")));
    }
}
