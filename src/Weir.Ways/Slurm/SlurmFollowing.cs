using System.Globalization;
using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Ways.Slurm;

/// <summary>Follows the jobs of Slurm's that Weir knows: compares what Weir wants with what a look shows.</summary>
internal sealed class SlurmFollowing(
    SlurmPrograms slurm,
    SlurmDeeds deeds,
    SlurmKnownJobs known,
    ActiveJobs ledger,
    JobDispatcher dispatcher,
    JobRecorder recorder,
    TimeProvider time
)
{
    private const string Cancelled = "it was cancelled in Slurm (scancel)";
    private const string GivenBack = "it was given back to Slurm, which runs it as if Weir were not there";
    private const string Unknown = "it ended in Slurm while nobody looked, and Slurm does not know any more how";

    /// <summary>Follows one that Slurm shows.</summary>
    public async Task FollowAsync(
        SlurmKnownJob one,
        SlurmJob job,
        IReadOnlyDictionary<uint, SlurmJob> all,
        CancellationToken cancellationToken
    )
    {
        if (!ledger.TryFind(one.Number, out var tracked))
        {
            await DropAsync(one, job).ConfigureAwait(false);
            return;
        }

        Hear(one, tracked);
        one.Worst = Worse(one.Worst, job.Outcome);
        if (job.BeganAt is { } began && tracked.Row.StartedAt is null)
        {
            await dispatcher.HandleAsync(tracked, new BeganInSlurm(began)).ConfigureAwait(false);
        }

        if (job.IsOver)
        {
            await EndAsync(one, tracked, job.EndedAt, job.BeganAt, one.Worst, job.IsCancelled, Cancelled).ConfigureAwait(false);
        }
        else if (tracked.Row.Code == ReasonCodes.Cancelled)
        {
            deeds.Cancel(one.Number);
        }
        else if (tracked.MayRun)
        {
            await SeeReleasedAsync(one, tracked, job, cancellationToken).ConfigureAwait(false);
        }
        else if (!one.IsFree && job.Dependency.Length > 0 && job.WaitsFor(all) is null)
        {
            one.IsFree = true;
            await ReportAsync(new ConditionMet(time.GetUtcNow(), one.Number)).ConfigureAwait(false);
        }
    }

    /// <summary>Ends one that Slurm does not show any more.</summary>
    public async Task MissAsync(SlurmKnownJob one, CancellationToken cancellationToken)
    {
        if (!ledger.TryFind(one.Number, out var tracked))
        {
            await known.ForgetAsync(one).ConfigureAwait(false);
            return;
        }

        // What Weir holds has not run: it was cancelled, or slurmctld lost it.
        var neverRan = tracked.Row.StartedAt is null && tracked.Waits;
        var status = one.Worst ?? (neverRan ? null : await AskAccountingAsync(one.Job, cancellationToken).ConfigureAwait(false));
        await EndAsync(
                one,
                tracked,
                null,
                null,
                status,
                neverRan,
                neverRan ? "it is in Slurm no more: it was cancelled there (scancel)" : Unknown
            )
            .ConfigureAwait(false);
    }

    /// <summary>Gives back all that Weir holds: Slurm runs it as if Weir were not there.</summary>
    public async Task ReturnAsync(CancellationToken cancellationToken)
    {
        foreach (var one in known.All)
        {
            if (!ledger.TryFind(one.Number, out var tracked) || !tracked.Waits)
            {
                continue;
            }

            await slurm.ReleaseAsync([one.Job], cancellationToken).ConfigureAwait(false);
            await EndAsync(one, tracked, null, null, null, isCancelled: true, GivenBack).ConfigureAwait(false);
        }
    }

    // Weir ended it: cancelled or skipped while Slurm held it. A track that is over in Weir by itself is left alone.
    private async Task DropAsync(SlurmKnownJob one, SlurmJob job)
    {
        if (job.IsHeld)
        {
            deeds.Cancel(one.Number);
        }
        else if (job.IsOver || job.BeganAt is not null)
        {
            await known.ForgetAsync(one).ConfigureAwait(false);
        }
    }

    private async Task EndAsync(
        SlurmKnownJob one,
        TrackedJob tracked,
        DateTimeOffset? at,
        DateTimeOffset? began,
        ExitStatus? status,
        bool isCancelled,
        string text
    )
    {
        one.IsOver = true;
        await dispatcher
            .HandleAsync(tracked, new EndedInSlurm(at ?? time.GetUtcNow(), began, status, isCancelled, text))
            .ConfigureAwait(false);
        await known.ForgetAsync(one).ConfigureAwait(false);
    }

    // A release that failed is done again; a hold without the mark is its user's own.
    private async Task SeeReleasedAsync(SlurmKnownJob one, TrackedJob tracked, SlurmJob job, CancellationToken cancellationToken)
    {
        if (job.IsHeld && !one.IsReleased)
        {
            if (await slurm.IsMarkedAsync(job.Id, cancellationToken).ConfigureAwait(false))
            {
                deeds.Free(tracked);
            }
            else
            {
                one.IsReleased = true;
            }
        }

        if (job.NeverRuns && !one.IsTold)
        {
            one.IsTold = true;
            var text =
                $"job {one.Number} {tracked.Row.Name} was let go, and Slurm never starts it (DependencyNeverSatisfied): what it depends on did not end as {job.Dependency} asks; weir cancel {one.Number.Value} ends it, scontrol update JobId={job.Id} Dependency= has it start all the same";
            await ReportAsync(new AgentMessage(time.GetUtcNow(), MessageSeverity.Warning, ReasonCodes.NeverRuns, text, one.Number))
                .ConfigureAwait(false);
        }
    }

    private Task ReportAsync(Fact fact) => recorder.WriteAsync(new JournalEntry { Facts = [fact] });

    // Cancelled or skipped in Weir while Slurm holds it.
    private void Hear(SlurmKnownJob one, TrackedJob tracked)
    {
        if (one.IsHeard)
        {
            return;
        }

        one.IsHeard = true;
        _ = tracked.End.ContinueWith(
            _ => one.IsOver || deeds.Cancel(one.Number),
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default
        );
    }

    private static ExitStatus? Worse(ExitStatus? one, ExitStatus? other) =>
        one is null || other?.ShellStatus > one.Value.ShellStatus ? other : one;

    private async Task<ExitStatus?> AskAccountingAsync(uint job, CancellationToken cancellationToken)
    {
        var (isDone, text) = await slurm
            .RunAsync(
                "sacct",
                ["--noheader", "--parsable2", "--allocations", "--jobs", SlurmList.Of([job]), "--format=ExitCode"],
                cancellationToken
            )
            .ConfigureAwait(false);
        return isDone ? text.Split('\n').Select(StatusOf).Aggregate((ExitStatus?)null, Worse) : null;
    }

    // CODE:SIGNAL, as sacct writes it.
    private static ExitStatus? StatusOf(string line) =>
        line.Split(':') is [var code, var signal]
        && byte.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
        && byte.TryParse(signal, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ExitStatus((status << 8) | (number & 0x7F))
            : null;
}
