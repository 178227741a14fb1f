using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Schedules;

namespace Weir.Definitions.Kinds;

/// <summary><c>kind: calendar</c>.</summary>
public static class CalendarKind
{
    /// <summary>As definitions and the store spell it.</summary>
    public const string Word = "calendar";

    /// <summary>Its row in <see cref="DefinitionKinds.All"/>.</summary>
    public static DefinitionKind Kind { get; } = new(Word, order: 5, (keys, _, made) => Read(keys, made));

    /// <summary>The definition of one.</summary>
    public static Definition Define(Calendar calendar) =>
        new(
            Kind,
            calendar.Name.Text,
            calendar,
            new EntryList()
                .Add("name", calendar.Name.Text)
                .AddUnless("", "description", calendar.Description)
                .AddSome("dates", [.. calendar.Dates.Select(CalendarText.Text)])
        );

    private static Definition? Read(MappingReader keys, Func<Func<Definition>, Definition?> made)
    {
        var name = keys.NeededName("name");
        var description = keys.Description();
        var dates = keys.List<DateOnly>("dates", CalendarText.Dates, CalendarText.TryDate);
        return made(() => Define(new Calendar(name, [.. dates.Distinct().Order()], description)));
    }
}
