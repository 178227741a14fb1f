using System.Globalization;
using Weir.Day.Dependencies;
using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Day.Planning;

/// <summary>Jobs that may start some time after the start or the end of another one only: OpCon's start offset relative to a job.</summary>
internal static class DelayRules
{
    /// <summary>Whether a job whose turn it is may start now; where it may not, it waits until that time has passed.</summary>
    public static bool MayStart(DecisionDraft draft, Job job)
    {
        (DateTimeOffset At, JobDependency Dependency, PredecessorRun Run)? last = null;
        foreach (var dependency in job.Dependencies.Where(dependency => dependency.Delay > TimeSpan.Zero))
        {
            foreach (var run in draft.State.Dependencies.RunsFor(job, dependency))
            {
                if (Moment(run, dependency) + dependency.Delay is { } at && at > draft.Now && !(last?.At >= at))
                {
                    last = (at, dependency, run);
                }
            }
        }

        if (last is not { } found)
        {
            return true;
        }

        var what = found.Dependency.On == DependencyOutcome.Started ? "start" : "end";
        draft.Update(
            job with
            {
                NotBefore = found.At,
            },
            JobEventKinds.Rescheduled,
            string.Create(
                CultureInfo.InvariantCulture,
                $"it starts {DurationText.ToText(found.Dependency.Delay)} after the {what} of job {found.Run.Number} {found.Run.Name}"
            )
        );
        return false;
    }

    private static DateTimeOffset? Moment(PredecessorRun run, JobDependency dependency) =>
        dependency.On == DependencyOutcome.Started ? run.StartedAt : run.EndedAt;
}
