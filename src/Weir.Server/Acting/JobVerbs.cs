using Weir.Jobs;

namespace Weir.Server.Acting;

/// <summary>All that people do with jobs: the ways in over HTTP and the pages are loops over this table.</summary>
public static class JobVerbs
{
    public static JobVerb Hold { get; } = new("hold", Operation.HoldJob, "Holds a job that waits.", Operations.Hold.HoldAsync);

    public static JobVerb Release { get; } =
        new("release", Operation.ReleaseJob, "Lifts the holds that the caller may lift.", Operations.Release.ReleaseAsync);

    public static JobVerb Start { get; } =
        new("start", Operation.StartJob, "Starts a job now, whatever holds it.", Operations.Start.StartAsync);

    public static JobVerb Cancel { get; } =
        new("cancel", Operation.CancelJob, "Ends a job, or never lets it start.", Operations.Cancel.CancelAsync);

    public static JobVerb Rerun { get; } =
        new("rerun", Operation.RerunJob, "Submits a job that is over once more, under a new number.", Operations.Rerun.RerunAsync);

    public static JobVerb Skip { get; } = new("skip", Operation.SkipJob, "Passes a job over.", Operations.Skip.SkipAsync);

    public static JobVerb Change { get; } =
        new(
            "change",
            Operation.ChangeJob,
            "Gives a job that waits another priority, service group, job queue, limits or times.",
            Operations.Change.ChangeAsync
        );

    public static JobVerb Waive { get; } =
        new("waive", Operation.WaiveConditions, "Takes one condition off a job of the day.", Operations.Waive.WaiveAsync);

    public static JobVerb Mark { get; } =
        new("mark", Operation.MarkJob, "Says how a job that is over is to count.", Operations.Mark.MarkAsync);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<JobVerb> All { get; } = [Hold, Release, Start, Cancel, Rerun, Skip, Change, Waive, Mark];

    /// <summary>Those that are done with several jobs at once: what they do does not depend on which job it is.</summary>
    public static IReadOnlyList<JobVerb> OfSeveral { get; } = [Hold, Release, Start, Cancel, Rerun, Skip, Change, Mark];
}
