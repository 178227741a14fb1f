using System.Globalization;

namespace Weir.Schedules;

/// <summary>Which date a job definition has its jobs work for.</summary>
public readonly record struct JobDateChoice
{
    /// <summary>How it is written.</summary>
    public const string Allowed =
        $"{OfSystem} (what was submitted; of a planned job the machine's day), {OfSchedule}, a date as 2026-11-30";

    private const string OfSystem = "*SYSVAL";
    private const string OfSchedule = "*SCHEDULE";
    private const string Form = "yyyy-MM-dd";

    private readonly DateOnly? _date;
    private readonly bool _ofSchedule;

    private JobDateChoice(bool ofSchedule, DateOnly? date) => (_ofSchedule, _date) = (ofSchedule, date);

    /// <summary>Reads <c>*SYSVAL</c>, <c>*SCHEDULE</c> or a date.</summary>
    public static bool TryParse(string text, out JobDateChoice choice)
    {
        var isDate = DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        choice = new JobDateChoice(text == OfSchedule, isDate ? date : null);
        return isDate || text is OfSystem or OfSchedule;
    }

    /// <summary>The date; <see langword="null"/> where the definition leaves it to the submission or the machine.</summary>
    /// <param name="scheduleDate">The date of the schedule that the job is on.</param>
    public DateOnly? On(DateOnly scheduleDate) => _ofSchedule ? scheduleDate : _date;

    /// <inheritdoc/>
    public override string ToString() => _ofSchedule ? OfSchedule : _date?.ToString(Form, CultureInfo.InvariantCulture) ?? OfSystem;
}
