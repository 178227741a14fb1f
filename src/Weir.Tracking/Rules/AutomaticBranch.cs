using Weir.Jobs;

namespace Weir.Tracking.Rules;

/// <summary>
/// What automatic tracking makes of a job that another job submits. A branch that is prevented stays so all the way down, so rules that
/// allow and prevent each other's jobs cannot go round in circles.
/// </summary>
public static class AutomaticBranch
{
    /// <summary>Whether what a job submits is tracked without a rule of its own.</summary>
    /// <param name="method">The machine's method.</param>
    /// <param name="mark">The job's mark.</param>
    public static bool IsOpen(AutomaticMethod method, AutomaticTracking? mark) =>
        method switch
        {
            AutomaticMethod.Positive => mark == AutomaticTracking.Allow,
            AutomaticMethod.Negative => mark != AutomaticTracking.Prevent,
            _ => false,
        };

    /// <summary>Where a job stands that no other job submits.</summary>
    /// <param name="own">The rule that decides about it; <see langword="null"/>: none.</param>
    public static Lineage Root(TrackingRule? own) =>
        own?.Automatic is { } mark ? new Lineage(null, JoinsParent: false, mark) : Lineage.None;

    /// <summary>Where a job stands that a known job submits.</summary>
    /// <param name="method">The machine's method.</param>
    /// <param name="parent">The number of the job that submits it.</param>
    /// <param name="above">The mark of that job.</param>
    /// <param name="own">
    /// The rule that decides about the submitted job, even one that lets it run untouched; <see langword="null"/>: none.
    /// </param>
    public static Lineage Below(AutomaticMethod method, TrackingNumber parent, AutomaticTracking? above, TrackingRule? own)
    {
        if (above == AutomaticTracking.Prevent || own?.Automatic == AutomaticTracking.Prevent)
        {
            return new Lineage(parent, JoinsParent: false, AutomaticTracking.Prevent);
        }

        return IsOpen(method, above)
            ? new Lineage(parent, JoinsParent: own is null || JoinsParent(own), AutomaticTracking.Allow)
            : new Lineage(parent, JoinsParent: false, own?.Automatic);
    }

    // A rule that names a schedule means that one. A queued job needs its definition, which is on the schedule of its rule.
    private static bool JoinsParent(TrackingRule own) =>
        own is { Type: not TrackType.Queue, ScheduleDate: null } && own.Schedule.Text == TrackingRule.AdHoc;
}
