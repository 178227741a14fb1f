using System.Globalization;
using Weir.Jobs;

namespace Weir.Schedules;

/// <summary>That a schedule plans no run of a job in some days, and why.</summary>
/// <param name="Job">The job.</param>
/// <param name="Reason">Why.</param>
/// <param name="Frequency">The frequency that is to blame, where that is one with a name.</param>
/// <param name="Next">The next date on which it comes, where there is one in the years that follow.</param>
public sealed record Absence(JobDefinition Job, AbsenceReason Reason, ObjectName? Frequency = null, DateOnly? Next = null)
{
    /// <summary>The same in words, without the job's name.</summary>
    public string Text =>
        Reason switch
        {
            AbsenceReason.NoFrequency => "it has no frequency, so that it is not planned by itself",
            AbsenceReason.UnknownFrequency => "none of its frequencies is defined",
            AbsenceReason.NotBuilt => "its definition says that it is not built",
            AbsenceReason.Disabled => "all of its frequencies are disabled",
            AbsenceReason.TakenAway => $"{Named()} takes its dates away",
            AbsenceReason.DatesRemoved => $"no date of {Named()} is left: they are no working days, in a calendar, or excluded",
            _ => $"{Named()} has no date",
        } + (Next is { } next ? string.Create(CultureInfo.InvariantCulture, $"; it comes next on {next:yyyy-MM-dd}") : "");

    private string Named() => Frequency is { } name ? $"frequency {name}" : "its frequency";
}
