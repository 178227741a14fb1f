using System.Globalization;
using Microsoft.Extensions.Logging;
using Weir.Agent;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Execution;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Linux;
using Weir.Stores;
using Weir.Stores.Agent;
using Weir.Tracking.Rules;

namespace Weir.Ways.Watch;

/// <summary>
/// Gives the jobs that were noticed their numbers and rows, and tells of their ends. What came together is one entry of the journal, and a
/// job that is over by then is one row.
/// </summary>
internal sealed class NoticedJobs(
    AgentOptions options,
    NumberAllocator numbers,
    ActiveJobs ledger,
    JobRecorder recorder,
    JobDispatcher dispatcher,
    TimeProvider time,
    ILogger<NoticedJobs> log
)
{
    private const string Gone = "gone";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly MachineSnapshot s_machine = new(TimeSpan.Zero, OnLeftovers.Wait, 1, 0);
    private readonly ProcessReader _reader = new();
    private readonly string _boot = BootId.Current.ToString();

    /// <summary>The jobs that an earlier agent noticed and that are not over, as the table knows them.</summary>
    public IEnumerable<(NoticedProcess Job, long StartTicks)> Unfinished =>
        ledger
            .All.Where(job => job is { Row.Mode: SubmissionMode.Noticed, Noticed: not null, IsOver: false })
            .Select(job =>
                (
                    new NoticedProcess(job.Noticed!.Id, job.Row.Name, job.Noticed.User, "", 0)
                    {
                        Number = job.Number,
                        Lineage = job.Row.Lineage,
                    },
                    job.Noticed.StartTicks
                )
            );

    /// <summary>
    /// Writes down what follows. Where the journal has no room, or there is no number, it waits and tries again: nothing is lost as long as
    /// what comes meanwhile has room.
    /// </summary>
    /// <param name="outcomes">What follows.</param>
    /// <param name="method">The method of automatic tracking.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task TakeAsync(IReadOnlyList<WatchOutcome> outcomes, AutomaticMethod method, CancellationToken cancellationToken)
    {
        var ends = outcomes.OfType<WatchOutcome.Ended>().ToDictionary(end => end.Job);
        var begun = outcomes.OfType<WatchOutcome.Noticed>().Select(noticed => noticed.Job).ToList();
        while (begun.Count > 0)
        {
            try
            {
                await BeginAsync(begun, ends, method, cancellationToken).ConfigureAwait(false);
                break;
            }
            catch (Exception refused) when (refused is AgentRefusedException or StoreException)
            {
                log.Again("writing down jobs that were noticed", refused);
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
            }
        }

        // Beside each other, so that the journal commits them together.
        await Task.WhenAll(ends.Values.Select(end => EndAsync(end, cancellationToken))).ConfigureAwait(false);
    }

    private async Task BeginAsync(
        List<NoticedProcess> begun,
        Dictionary<NoticedProcess, WatchOutcome.Ended> ends,
        AutomaticMethod method,
        CancellationToken cancellationToken
    )
    {
        List<TrackedJob> running = [];
        List<JournalJob> rows = [];
        List<Fact> facts = [];
        Dictionary<string, string?> settings = [];
        foreach (var noticed in begun)
        {
            noticed.Number ??= await numbers.NextAsync(cancellationToken).ConfigureAwait(false);
            noticed.Lineage = LineageOf(noticed, method);
            var row = RowOf(noticed, noticed.Number.Value);
            if (noticed.Rule is not null)
            {
                facts.Add(SubmittedOf(row, noticed));
                facts.Add(new JobStarted(row.StartedAt!.Value, row.Number, noticed.ProcessId, noticed.Sight?.Cgroup));
            }

            if (ends.TryGetValue(noticed, out var end))
            {
                var over = JobMachine.Decide(row, Snapshot(row), End(end));
                row = over.Row;
                facts.AddRange(noticed.Rule is null ? [] : over.Facts);
            }
            else
            {
                ProcessIdentity identity = new(noticed.ProcessId, StartOf(noticed), noticed.User, _boot);
                running.Add(new TrackedJob(row, default, null) { Noticed = identity });
                settings[NoticedProcesses.SettingOf(row.Number)] = identity.ToString();
            }

            rows.Add(row);
        }

        await recorder
            .WriteNoticedAsync(
                running,
                new JournalEntry
                {
                    Jobs = rows,
                    Facts = facts,
                    Settings = settings,
                }
            )
            .ConfigureAwait(false);
        foreach (var noticed in begun)
        {
            ends.Remove(noticed, out _);
        }
    }

    // Of one that still runs: a process that has the id by now and was started later is another one.
    private long StartOf(NoticedProcess noticed)
    {
        if (noticed.Sight is { StartTicks: > 0 and var read })
        {
            return read;
        }

        return _reader.TryPlace(noticed.ProcessId, out var place, out _) && place.StartTicks <= TicksAt(noticed.Clock)
            ? place.StartTicks
            : 0;
    }

    private static long TicksAt(long nanoseconds) => (nanoseconds / (1_000_000_000 / ProcessPlace.TicksPerSecond)) + 1;

    private async Task EndAsync(WatchOutcome.Ended end, CancellationToken cancellationToken)
    {
        while (end.Job.Number is { } number && ledger.TryFind(number, out var job))
        {
            try
            {
                await dispatcher.HandleAsync(job, End(end)).ConfigureAwait(false);
                return;
            }
            catch (StoreException refused)
            {
                log.Again($"ending job {job.Number}", refused);
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private NoticedEnd End(WatchOutcome.Ended end) =>
        new(WatchClock.At(end.Clock, time), end.Status, end.CpuTicks * (1_000_000 / ProcessPlace.TicksPerSecond));

    private JobSnapshot Snapshot(JournalJob row) =>
        new(time.GetUtcNow(), TimeSpan.Zero, s_machine, JobMemory.None, new ExecutionSnapshot(row.Execution!));

    // Those it descends from are older, and have their numbers.
    private static Lineage LineageOf(NoticedProcess noticed, AutomaticMethod method) =>
        method != AutomaticMethod.Off && noticed.Parent is { Number: { } parent } above
            ? AutomaticBranch.Below(method, parent, above.Lineage.Mark, noticed.Rule)
            : AutomaticBranch.Root(noticed.Rule);

    private JournalJob RowOf(NoticedProcess noticed, TrackingNumber number)
    {
        var at = WatchClock.At(noticed.Clock, time);
        var isGone = noticed.Sight is null;
        return new JournalJob
        {
            Number = number,
            Name = noticed.Name,
            User = noticed.UserName,
            UserId = noticed.User,
            Way = WayIn.Noticed,
            Mode = SubmissionMode.Noticed,
            Status = TrackedStatus.Passive,
            At = time.GetUtcNow(),
            SubmittedAt = at,
            StartedAt = at,
            Code = isGone ? Gone : null,
            Text = string.Create(
                CultureInfo.InvariantCulture,
                $"process {noticed.ProcessId} in {noticed.Subsystem}: {(isGone ? "seen, and gone before it could be read" : CommandOf(noticed))}"
            ),
            // The server hears of no process that only may have met a rule.
            Rule = noticed.Rule?.Name.Text ?? UnreportedJobs.Mark,
            Execution = new ExecutionReference(_boot, null, noticed.ProcessId),
            Lineage = noticed.Lineage,
        };
    }

    private JobSubmitted SubmittedOf(JournalJob row, NoticedProcess noticed) =>
        new(
            row.SubmittedAt,
            row.Number,
            new JobSpec { Name = row.Name },
            new Submitter(row.User, noticed.User, 0, []),
            TrackType.Passive,
            WayIn.Noticed,
            SubmissionMode.Noticed
        )
        {
            Schedule = noticed.Rule!.ScheduleOf(row.Name),
            ScheduleDate = noticed.Rule.ScheduleDate,
            Frequency = noticed.Rule.FrequencyOf(row.Name),
            Rule = row.Rule,
            Command = CommandOf(noticed),
            Parent = row.Lineage.Parent,
            JoinsParent = row.Lineage.JoinsParent,
            GoesAtOnce = true,
            RunsWhenRejected = true,
        };

    private string CommandOf(NoticedProcess noticed) =>
        noticed.Sight is { } sight ? CommandRedaction.Redact(sight.Arguments, options.Commands) : "";
}
