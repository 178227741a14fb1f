using Weir.Agent.Files;
using Weir.Agent.Jobs;
using Weir.Agent.Variables;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Jobs.Plans;
using Weir.JobVariables;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent.Link;

/// <summary>
/// Watches what planned jobs wait for on this machine, as their users, and tells the server when it is true. Watches are in memory only:
/// the server orders them anew whenever this machine links.
/// </summary>
internal sealed class PlannedWatches(
    AgentOptions options,
    ConditionHolds conditions,
    JobRecorder recorder,
    BackgroundTasks backgroundTasks,
    FolderChanges folders,
    TimeProvider time
)
{
    private const int Threads = 16,
        PerUser = 2;

    // A file system that tells of no changes, or tells of those of other machines to nobody, is asked so often; one that tells, in case.
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(100);

    private static Task<(TrackedJob? Job, IReadOnlyList<Fact> Facts)> Nothing { get; } =
        Task.FromResult<(TrackedJob?, IReadOnlyList<Fact>)>((null, []));

    private readonly Lock _lock = new();
    private readonly Dictionary<TrackingNumber, CancellationTokenSource> _watches = [];
    private readonly BlockingCalls _looks = new("files that jobs wait for", Threads, PerUser, int.MaxValue);

    /// <summary>Begins a watch, instead of one of the same job, or ends it.</summary>
    public Task<(TrackedJob? Job, IReadOnlyList<Fact> Facts)> WatchAsync(WatchPlanned order)
    {
        var stopping = CancellationTokenSource.CreateLinkedTokenSource(backgroundTasks.Stopping);
        lock (_lock)
        {
            if (_watches.Remove(order.Number, out var before))
            {
                before.Cancel();
            }

            if (order.Conditions is null)
            {
                stopping.Dispose();
                return Nothing;
            }

            _watches.Add(order.Number, stopping);
        }

        backgroundTasks.Run($"the conditions of job {order.Number}", () => WatchAsync(order, order.Conditions, stopping));
        return Nothing;
    }

    private async Task WatchAsync(WatchPlanned order, PlannedConditions watched, CancellationTokenSource stopping)
    {
        try
        {
            await ReportAsync(await TryWatchAsync(order, watched, stopping.Token).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !backgroundTasks.Stopping.IsCancellationRequested)
        {
            // Another order for the same job has come.
        }
        finally
        {
            lock (_lock)
            {
                if (_watches.TryGetValue(order.Number, out var known) && ReferenceEquals(known, stopping))
                {
                    _watches.Remove(order.Number);
                }
            }

            stopping.Dispose();
        }
    }

    // What to tell the server: that it is true, or why it cannot be watched.
    private async Task<Fact> TryWatchAsync(WatchPlanned order, PlannedConditions watched, CancellationToken cancellation)
    {
        if (!order.IsBounded)
        {
            return Refused(order, "its conditions are out of bounds");
        }

        var (account, refusal) = PlannedAccount.Find(order.User, options.RunAs);
        if (account is null)
        {
            return Refused(order, refusal!);
        }

        try
        {
            if (watched.When is { } when)
            {
                var submitter = new Submitter(
                    account.Name,
                    account.UserId,
                    account.GroupId,
                    UserAccounts.GroupsOf(account.Name, account.GroupId)
                );
                await conditions.WaitAsync(when, submitter, cancellation).ConfigureAwait(false);
            }

            await UntilFilesAsync(watched.Files, account, cancellation).ConfigureAwait(false);
            return new ConditionMet(time.GetUtcNow(), order.Number);
        }
        catch (Exception wrong)
            when (wrong is AgentRefusedException or FormatException or VariableException or LinuxException or PlatformNotSupportedException)
        {
            return Refused(order, wrong.Message);
        }
    }

    private async Task UntilFilesAsync(IReadOnlyList<FileCondition> files, UserAccount account, CancellationToken cancellation)
    {
        using var changes = new FolderSignal(folders);
        var watches = files.Select(file => (File: file, Watch: new FileWatch(file))).ToList();
        while (watches.Count > 0)
        {
            var began = time.GetTimestamp();
            var again = s_longest;
            var areMet = true;
            foreach (var (file, watch) in watches)
            {
                // A file system that does not answer keeps a thread of this user's, and nobody waits for it past the watch's end.
                var look = await _looks
                    .RunAsync(account.Name, () => UserFiles.Find(account, file, changes), cancellation)
                    .WaitAsync(cancellation)
                    .ConfigureAwait(false);
                var verdict = watch.Judge(look.Files, time.GetUtcNow());
                areMet &= verdict.IsMet;
                again = !look.IsTold && s_pause < again ? s_pause : again;
                again = verdict.Again is { } soon && soon < again ? soon : again;
            }

            if (areMet)
            {
                return;
            }

            // Who changes files without end has them looked at a fifth of the time.
            var rest = 4 * time.GetElapsedTime(began);
            await Task.Delay(rest < s_shortest ? s_shortest : rest, time, cancellation).ConfigureAwait(false);
            await changes.WaitAsync(again, time, cancellation).ConfigureAwait(false);
        }
    }

    private AgentMessage Refused(WatchPlanned order, string why) =>
        new(
            time.GetUtcNow(),
            MessageSeverity.Error,
            "condition-refused",
            $"what job {order.Number} waits for cannot be watched, so it stays held: {why}",
            order.Number
        );

    private Task ReportAsync(Fact fact) => recorder.WriteAsync(new JournalEntry { Facts = [fact] });
}
