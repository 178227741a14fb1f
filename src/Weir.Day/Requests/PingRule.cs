using Weir.Day.Facts;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Schedules;

namespace Weir.Day.Requests;

/// <summary>
/// A ping tells that a job which runs elsewhere started, or how it ended. It counts for the run that is under way, else for the oldest
/// that waits and is due.
/// </summary>
internal static class PingRule
{
    /// <summary>Clocks elsewhere are not ours: a run counts as due so long before its start time.</summary>
    private static readonly TimeSpan s_early = TimeSpan.FromMinutes(15);

    public static Answer Apply(DecisionDraft draft, JobPinged ping)
    {
        var open = OpenRuns(draft, ping).ToList();
        if (open.Count == 0 && draft.State.JobDefinition(ping.Schedule, ping.Name) is not { Type: JobDefinitionType.External })
        {
            return new RequestRefused(
                ping.Id,
                RefusalCodes.NotFound,
                $"schedule {ping.Schedule} has no job {ping.Name} that runs elsewhere"
            );
        }

        var run = open.Find(job => job.State == JobState.Running) ?? open.Find(job => IsDue(draft, job));
        if (run is null)
        {
            var text = $"no run of {ping.Schedule}/{ping.Name} waits for a ping";
            draft.Message(MessageSeverity.Warning, "ping-unexpected", $"{text}, and one told that it {Describe(ping)}");
            return new RequestRefused(ping.Id, RefusalCodes.WrongState, text);
        }

        // Senders repeat what was not answered.
        if (ping.ExitCode is null && run.State == JobState.Running)
        {
            return new RequestDone(ping.Id, run, $"job {run.Number} runs already");
        }

        var by = JobRequests.By(ping.Caller);
        var running = run.State == JobState.Running ? run : Start(draft, run, by, ping);
        if (ping.ExitCode is { } status)
        {
            End(draft, running, status, by, ping);
        }

        return new RequestDone(ping.Id, running, $"job {running.Number} {Describe(ping)}");
    }

    private static Job Start(DecisionDraft draft, Job job, Actor by, JobPinged ping) =>
        draft.Update(
            job with
            {
                State = JobState.Running,
                StartedAt = draft.Now,
                Promise = FactRules.PromiseAtStart(draft, job),
                Holds = [],
            },
            JobEventKinds.Started,
            ping.ExitCode is null ? JobRequests.With("a ping told its start", ping.Text) : "a ping told its end, and none before its start",
            by
        );

    private static void End(DecisionDraft draft, Job job, int status, Actor by, JobPinged ping)
    {
        var ended = job with { EndedAt = draft.Now, ExitCode = status };
        EndRules.Finish(draft, ended, JobRequests.With($"ended with status {status}, as a ping told", ping.Text), draft.Now, by);
    }

    private static string Describe(JobPinged ping) => ping.ExitCode is { } status ? $"ended with status {status}" : "started";

    private static bool IsDue(DecisionDraft draft, Job job) =>
        job.State == JobState.Waiting && (job.NotBefore is not { } start || start - s_early <= draft.Now);

    // Oldest first. A day that is built ahead waits for its date.
    private static IEnumerable<Job> OpenRuns(DecisionDraft draft, JobPinged ping) =>
        from day in draft.State.ScheduleDays
        where day.Master == ping.Schedule
        orderby day.Date
        from run in draft.State.Dependencies.RunsOf(day.Name, day.Date, ping.Name).OrderBy(run => run.Number).ToList()
        let job = draft.State.TryFind(run.Number, out var found) ? found : null
        where job is not null && job.RunsElsewhere() && !job.State.IsEnd()
        select job;
}
