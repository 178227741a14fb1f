using Weir.Day.Planning;
using Weir.Day.Promises;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Outputs;
using Weir.Jobs.Plans;

namespace Weir.Day.Facts;

/// <summary>How facts end jobs.</summary>
internal static class EndRules
{
    public static void Ended(DecisionDraft draft, Job job, JobEnded fact)
    {
        var ended = Latenesses.Corrected(
            job with
            {
                EndedAt = fact.At,
                ExitCode = fact.ExitCode,
                Signal = fact.Signal,
                CpuMicroseconds = fact.CpuMicroseconds,
                PeakKibibytes = fact.PeakKibibytes,
                Holds = [],
            }
        );
        if (job.ExitCode is not null || job.Signal is not null)
        {
            return;
        }

        if (IsMarked(job))
        {
            // An operator has said how it counts, while nobody knew how it ended.
            draft.Update(ended, JobEventKinds.Ended, Describe(fact), at: fact.At);
            return;
        }

        if (fact.Cancelled)
        {
            draft.Update(
                ended with
                {
                    State = JobState.Cancelled,
                    ReasonCode = job.ReasonCode ?? ReasonCodes.Cancelled,
                    ReasonText = job.ReasonText ?? "cancelled",
                },
                JobEventKinds.Ended,
                $"cancelled: {Describe(fact)}",
                at: fact.At
            );
            return;
        }

        Finish(draft, ended, Describe(fact), fact.At, result: fact.Result);
    }

    /// <summary>It is over by itself: its status says how, and what follows from that is done.</summary>
    public static void Finish(DecisionDraft draft, Job ended, string text, DateTimeOffset at, Actor? by = null, string? result = null)
    {
        var succeeded = result is null ? ended.ExitCode is { } code && ended.Ok.Contains(code) : result == OutputResults.Succeeded;
        text = result is null ? text : $"{text}, and counts as {result} by what it wrote";
        var over = draft.Update(
            ended with
            {
                State = succeeded ? JobState.Succeeded : JobState.Failed,
                ReasonCode = null,
                ReasonText = null,
            },
            JobEventKinds.Ended,
            text,
            by,
            at
        );
        LatenessRules.ApplyAtEnd(draft, over);
        draft.State.LearnFrom(over);
        AgainRules.Apply(draft, over);
        if (!succeeded)
        {
            var failed = $"job {over.Number} {over.Name} failed: it {text}";
            if ((RepeatRules.Retry(draft, over) ?? ResubmitRules.Retry(draft, over)) is { } again)
            {
                draft.Message(
                    MessageSeverity.Warning,
                    ReasonCodes.Retried,
                    $"{failed}; it is run again as job {again.Number}",
                    over.Number,
                    at
                );
            }
            else
            {
                draft.Message(MessageSeverity.Error, "failed", failed, over.Number, at);
            }
        }
    }

    public static void StartFailed(DecisionDraft draft, Job job, JobStartFailed fact)
    {
        // Of an order for a job that had been started already, the job itself knows nothing.
        if (fact.Code == ReasonCodes.AlreadyStarted || !(job.State.IsBeforeStart() || job.State == JobState.Starting))
        {
            draft.AddHistory(job.Number, JobEventKinds.StartRefused, fact.Text, at: fact.At);
            return;
        }

        draft.Update(
            job with
            {
                State = JobState.StartFailed,
                EndedAt = fact.At,
                Holds = [],
                ReasonCode = fact.Code,
                ReasonText = fact.Text,
            },
            JobEventKinds.StartFailed,
            fact.Text,
            at: fact.At
        );
        draft.Message(
            MessageSeverity.Error,
            "start-failed",
            $"job {job.Number} {job.Name} could not be started: {fact.Text}",
            job.Number,
            fact.At
        );
    }

    public static void Lost(DecisionDraft draft, Job job, JobLost fact)
    {
        // One that was passed over here, and that its machine had let go before it heard of that, may have run.
        var mayHaveRun = job is { State: JobState.Skipped or JobState.Cancelled or JobState.Missed, StartedBy: not null, StartedAt: null };
        if (job.State.IsEnd() && !mayHaveRun)
        {
            return;
        }

        var (state, kind) = fact.MachineRestarted ? (JobState.Failed, JobEventKinds.MachineRestarted) : (JobState.Lost, JobEventKinds.Lost);
        draft.Update(
            job with
            {
                State = state,
                EndedAt = fact.At,
                Holds = [],
                ReasonCode = kind.Code,
                ReasonText = fact.Text,
            },
            kind,
            fact.Text,
            at: fact.At
        );
        draft.Message(MessageSeverity.Error, kind.Code, $"job {job.Number} {job.Name}: {fact.Text}", job.Number, fact.At);
    }

    public static void ApplyGone(DecisionDraft draft, Job job, JobGone fact)
    {
        if (job.State.IsBeforeStart() || job.State == JobState.Starting)
        {
            draft.Update(
                job with
                {
                    State = JobState.Cancelled,
                    EndedAt = fact.At,
                    Holds = [],
                    ReasonCode = job.ReasonCode ?? fact.Code,
                    ReasonText = job.ReasonText ?? fact.Text,
                },
                JobEventKinds.Cancelled,
                fact.Text,
                FactRules.Reported(job, fact.Actor, fact.By),
                fact.At
            );
        }
    }

    private static bool IsMarked(Job job) =>
        job.State is JobState.Succeeded or JobState.UnderReview or JobState.Fixed
        || (job.State == JobState.Failed && job.ReasonCode == ReasonCodes.Marked);

    private static string Describe(JobEnded fact) =>
        fact.Signal is { } signal ? $"ended by signal {signal}" : $"ended with status {fact.ExitCode}";
}
