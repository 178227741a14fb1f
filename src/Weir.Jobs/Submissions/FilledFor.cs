using System.Globalization;
using System.Text.Json.Serialization;
using Weir.Jobs.Json;

namespace Weir.Jobs;

/// <summary>
/// For what the placeholders of a submission are filled at its start. Only what a definition or a capture brings has it: what was
/// intercepted is never looked through.
/// </summary>
/// <param name="Schedule">The day's name: of an instance its own, else the schedule's. <see langword="null"/>: of no schedule.</param>
/// <param name="Master">The schedule whose definition holds; <see langword="null"/>: of no schedule.</param>
/// <param name="Date">The date of the schedule; <see langword="null"/>: the day of the start.</param>
public sealed record FilledFor([property: JsonConverter(typeof(DayNameConverter))] ObjectName? Schedule, ObjectName? Master, DateOnly? Date)
{
    private const string DateForm = "yyyy-MM-dd";

    /// <summary>No schedule, and the day of the start.</summary>
    public static FilledFor Nothing { get; } = new(null, null, null);

    /// <summary>As a field of a submission: a line each.</summary>
    internal string Text => $"{Schedule}\n{Master}\n{Date?.ToString(DateForm, CultureInfo.InvariantCulture)}";

    /// <summary>Reads what <see cref="Text"/> wrote; <see langword="null"/> where it is nothing such.</summary>
    internal static FilledFor? Read(string text) =>
        text.Split('\n') is [var schedule, var master, var date]
        && (schedule.Length == 0 || ObjectName.TryParseDay(schedule, out _))
        && (master.Length == 0 || ObjectName.TryParseDay(master, out _))
        && (date.Length == 0 || DateOnly.TryParseExact(date, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            ? new FilledFor(
                ObjectName.TryParseDay(schedule, out var day) ? day : null,
                ObjectName.TryParseDay(master, out var of) ? of : null,
                DateOnly.TryParseExact(date, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null
            )
            : null;
}
