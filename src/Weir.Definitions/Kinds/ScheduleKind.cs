using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Schedules;

namespace Weir.Definitions.Kinds;

/// <summary><c>kind: schedule</c>.</summary>
internal static class ScheduleKind
{
    private const int LongestDescription = 2000;

    public static Definition? Read(MappingReader keys, Func<Func<Definition>, Definition?> made)
    {
        var name = keys.NeededName("name");
        var hold = keys.Flag("hold");
        var description = keys.Text("description", "text");
        if (description?.Length > LongestDescription)
        {
            keys.Wrong(new Scalar(keys.PlaceOf("description"), description), "description", $"text of at most {LongestDescription} characters");
        }

        return made(() => Define(new ScheduleDefinition(name, hold, description ?? "")));
    }

    public static Definition Define(ScheduleDefinition schedule) =>
        new(DefinitionKind.Schedule, schedule.Name.Text, schedule, new EntryList()
            .Add("name", schedule.Name.Text)
            .AddUnless(false, "hold", schedule.Hold)
            .AddUnless("", "description", schedule.Description));
}
