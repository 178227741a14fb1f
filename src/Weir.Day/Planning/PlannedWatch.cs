using Weir.Day.Constraints;
using Weir.Jobs;
using Weir.Jobs.Orders;

namespace Weir.Day.Planning;

/// <summary>
/// Conditions of planned jobs, which their machines watch. They are looked at when nothing else holds a job, so that a file of the night
/// before counts for nothing.
/// </summary>
internal static class PlannedWatch
{
    /// <summary>It would be let go now: its machine looks first.</summary>
    public static void Begin(DecisionDraft draft, Job job)
    {
        var held = draft.Update(
            job with
            {
                Holds = [.. job.Holds, UnmetCondition.CreateHolder(job, job.Plan!.Conditions!, draft.Now)],
            },
            JobEventKinds.ConditionWatched,
            $"nothing else holds it: {job.Machine} watches {job.Plan.Conditions}"
        );
        Order(draft, held);
    }

    /// <summary>A machine that links anew knows of no watches.</summary>
    public static void Renew(DecisionDraft draft, string machine)
    {
        foreach (var job in draft.State.Watched(machine))
        {
            Order(draft, job);
        }
    }

    /// <summary>It waits for them no more, although they are not true.</summary>
    public static void End(DecisionDraft draft, Job job) => draft.Order(job.Machine, new WatchPlanned(job.Number, null, null));

    /// <summary>Whether a job's machine watches for it.</summary>
    public static bool IsWatched(Job? job) => job is { State: JobState.Waiting, Plan.Conditions: not null } && UnmetCondition.Holds(job);

    private static void Order(DecisionDraft draft, Job job) =>
        draft.Order(job.Machine, new WatchPlanned(job.Number, job.Plan!.Conditions, job.Plan.Command?.User));
}
