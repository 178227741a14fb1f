using Weir.Day.Constraints;
using Weir.Jobs;
using Weir.Jobs.Orders;

namespace Weir.Day.Planning;

/// <summary>
/// Runs a job once more that somebody submitted: its machine submits what is stored again, under a new number that the day gives at once.
/// </summary>
internal static class ResubmitRules
{
    /// <summary>Why its machine cannot do that; <see langword="null"/> where it can.</summary>
    public static string? WhyNot(Job job) =>
        job.Way == WayIn.At
            ? $"job {job.Number} was a script in at's spool, which at removed when it ran: give it to at again (weir submit stores scripts)"
        : job.Way == WayIn.Slurm
            ? $"job {job.Number} was Slurm's, and its script is Slurm's, too: give it to Slurm again (sbatch, or scontrol requeue)"
        : job.Mode == SubmissionMode.Noticed
            ? $"job {job.Number} started by itself and was noticed: what ran it is not known here; weir submit runs its command"
        : null;

    /// <summary>Announces the new job, which waits for a time and is held where somebody says so, and orders it.</summary>
    public static Job Order(DecisionDraft draft, Job job, Rerun order, DateTimeOffset? notBefore, IReadOnlyList<Holder> held, string text)
    {
        var announced = Announced(draft, job, order, draft.Today);
        var again = draft.Update(
            announced with
            {
                NotBefore = notBefore,
                Holds = [.. announced.Holds, .. held],
            },
            JobEventKinds.Rerun,
            text,
            order.Actor
        );
        draft.Order(job.Machine, order);
        return again;
    }

    /// <summary>
    /// A job failed: where its definition has it repeated, it is, and the new one waits for the pause. The new job, or
    /// <see langword="null"/>.
    /// </summary>
    public static Job? Retry(DecisionDraft draft, Job job)
    {
        if (job is not { Plan: null, Retry: { } retry } || job.Attempt >= retry.Attempts || draft.HasNoNumbers)
        {
            return null;
        }

        var attempt = job.Attempt + 1;
        if (WhyNot(job) is { } why)
        {
            draft.AddHistory(job.Number, JobEventKinds.Rerun, $"not repeated: {why}");
            return null;
        }

        var order = new Rerun(job.Number, draft.NextNumber(), Actor.Weir.ToString()) { Actor = Actor.Weir, Waits = true };
        var again = draft.Update(
            Announced(draft, job, order, job.ScheduleDate) with
            {
                Attempt = attempt,
                NotBefore = draft.Now + retry.PauseBefore(attempt),
            },
            JobEventKinds.Rerun,
            $"retry {attempt} of {retry.Attempts} of job {job.Number}, which failed"
        );
        draft.AddHistory(job.Number, JobEventKinds.Rerun, $"repeated as job {again.Number}: retry {attempt} of {retry.Attempts}");
        draft.Order(job.Machine, order);
        return again;
    }

    private static Job Announced(DecisionDraft draft, Job job, Rerun order, DateOnly date) =>
        new(job, order.NewNumber, job.OwnerOf(), job.Schedule, date, job.TrackType, job.Way, SubmissionMode.Stored, draft.Now)
        {
            CpuLimitSeconds = job.CpuLimitSeconds,
            MemoryLimitKibibytes = job.MemoryLimitKibibytes,
            Command = job.Command,
            Rule = job.Rule,
            RerunOf = job.Number,
            Exceptional = true,
            Holds = [Resubmission.CreateHolder(job.Machine, draft.Now)],
            // The variable shows it once its machine has submitted it again.
            Monitor = null,
        };
}
