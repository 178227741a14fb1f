using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Weir.Day;
using Weir.Day.Dependencies;
using Weir.Day.Inputs;
using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Notices;
using Weir.Schedules;
using Weir.Server.Agents;
using Weir.Server.Changes;
using Weir.Stores;
using Weir.Stores.Server;
using Channel = System.Threading.Channels.Channel;

namespace Weir.Server.Loop;

/// <summary>
/// The server's one writer: takes what came meanwhile, lets the day decide, stores all of it in one transaction, and only
/// then answers and sends. Where the store refuses, nothing has happened: the day is rebuilt from what is stored.
/// </summary>
internal sealed partial class ServerLoop(
    IServerStore store,
    DayContext context,
    OrderBoxes boxes,
    ChangeFeed feed,
    TimeProvider time,
    ILogger logger
) : IAsyncDisposable
{
    private const int LargestBatch = 1024;
    private const int Page = 1000;
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(1);

    private readonly Channel<WorkItem> _inbox = Channel.CreateUnbounded<WorkItem>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private ITimer? _wake;
    private Task _running = Task.CompletedTask;
    private long _lastRequest;
    private long? _back;

    /// <summary>Whether the store takes what is decided.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Ends where another server became active.</summary>
    public Task Deposed => _deposed.Task;

    private readonly TaskCompletionSource _deposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What to tell the day again that the store does not know, before anything else reaches it.</summary>
    public Action? Rebuilt { get; set; }

    /// <summary>Told of each row of the store that cannot be read.</summary>
    public Action<UnreadableRow>? Unreadable { get; set; }

    /// <summary>Told of every decision once it is stored, with the changes of definitions it brought.</summary>
    public Action<Decision, IReadOnlyList<DefinitionChange>>? Decided { get; set; }

    /// <summary>Told where what people are to be told has changed, once it is stored.</summary>
    public Action? Told { get; set; }

    /// <summary>Told where definitions have something done, once it is stored.</summary>
    public Action? Raised { get; set; }

    /// <summary>Opens the store, builds the day from it and begins.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var epoch = await store.OpenAsync(cancellationToken).ConfigureAwait(false);
        feed.Begin(epoch);
        await RebuildAsync(epoch, cancellationToken).ConfigureAwait(false);
        _wake = time.CreateTimer(_ => _inbox.Writer.TryWrite(new Tick()), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _inbox.Writer.TryWrite(new Tick());
        IsReady = true;
        _running = Task.Run(() => RunAsync(_stop.Token), CancellationToken.None);
    }

    /// <summary>Asks the day; the answer comes when it is stored.</summary>
    /// <param name="audited">What somebody does by it, for the audit; <see langword="null"/> where nobody acts.</param>
    /// <param name="input">What is asked, by the request's id.</param>
    /// <param name="cancellationToken">Ends the waiting, not the request.</param>
    public async Task<Answer> AskAsync(AuditedAction? audited, Func<long, Input> input, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _lastRequest);
        var request = new DayRequest(id, input(id), audited);
        Post(request);
        return await request.Answer.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks at the day between two decisions.</summary>
    public async Task<T> ReadAsync<T>(Func<DayView, T> look, CancellationToken cancellationToken)
    {
        var work = new ReadQuery<T>(look);
        Post(work);
        return await work.Seen.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Post(WorkItem work)
    {
        if (!_inbox.Writer.TryWrite(work))
        {
            work.Failed(new ServerUnavailableException("the server is stopping"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _inbox.Writer.TryComplete();
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        if (_wake is not null)
        {
            await _wake.DisposeAsync().ConfigureAwait(false);
        }

        FailRest(new ServerUnavailableException("the server is stopping"));
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        var batch = new List<WorkItem>(LargestBatch);
        try
        {
            while (await _inbox.Reader.WaitToReadAsync(stop).ConfigureAwait(false))
            {
                batch.Clear();
                while (batch.Count < LargestBatch && _inbox.Reader.TryRead(out var work))
                {
                    batch.Add(work);
                }

                await TurnAsync(batch, stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Fail(batch, new ServerUnavailableException("the server is stopping"));
        }
    }

    private async Task TurnAsync(List<WorkItem> batch, CancellationToken stop)
    {
        try
        {
            await GuardedAsync(batch, stop).ConfigureAwait(false);
        }
        catch (StoreException refusal) when (refusal.Failure == StoreFailure.LeaseLost)
        {
            ServerLog.LeaseLost(logger, refusal.Message);
            IsReady = false;
            Fail(batch, new ServerUnavailableException(refusal.Message, refusal));
            _inbox.Writer.TryComplete();
            FailRest(new ServerUnavailableException(refusal.Message, refusal));
            _deposed.TrySetResult();
        }
        catch (StoreException refusal)
        {
            ServerLog.StoreRefuses(logger, refusal.Message);
            IsReady = false;
            Fail(batch, new ServerUnavailableException(refusal.Message, refusal));
            await WaitForStoreAsync(stop).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Nothing that is asked for may end the loop: the batch fails, and the day is rebuilt.
        catch (Exception failure) when (failure is not OperationCanceledException || !stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            ServerLog.BatchFailed(logger, failure);
            Fail(batch, new ServerUnavailableException("the request could not be decided; the host's log has the reason", failure));
            await WaitForStoreAsync(stop).ConfigureAwait(false);
        }
    }

    private async Task DecideAsync(List<WorkItem> batch, IReadOnlyList<Input>? only, CancellationToken stop)
    {
        _committed = false;
        var now = time.GetUtcNow();
        var inputs = new List<Input>(batch.Count);
        var catalog = context.Catalog;
        foreach (var work in batch)
        {
            if (work is IDefinitionUpdate define)
            {
                var before = catalog;
                catalog = define.Apply(catalog, now);
                if (catalog.Version != before.Version)
                {
                    inputs.Add(new DefinitionsReplaced(Definitions.DefinitionSets.SetOf(catalog)));
                }

                if (Definitions.StoredProperties.ChangedSince(before, catalog) is { Count: > 0 } changed)
                {
                    inputs.Add(new PropertiesChanged(changed));
                }
            }

            inputs.AddRange(only is null ? work.Inputs : []);
        }

        inputs.AddRange(only ?? []);
        var looksOnly = inputs.Count == 0 && batch.TrueForAll(work => work is not Tick && !work.Acts);
        if (looksOnly && !catalog.HasNews)
        {
            Complete(batch, new CommitResult(Empty, context.Sequences, context.View(now)));
            return;
        }

        await ReloadAsync(inputs, stop).ConfigureAwait(false);
        var decision = Day.DayEngine.Decide(context.Day, inputs, now);
        var kept = DayContext.With(catalog, decision, inputs, now);
        var answers = decision.Answers.ToDictionary(answer => answer.Request);
        IReadOnlyList<AuditEntry> audit = [.. batch.SelectMany(work => work.Audited(answers, now)), .. decision.Audit];
        var told = Tell(batch, decision, inputs, kept, now);
        context.React(decision, audit, kept, now);
        foreach (var work in batch)
        {
            work.Settle(context.Events, now);
        }

        var events = context.Events.Drain();
        var stored = context.BatchOf(
            decision,
            kept,
            audit,
            told,
            events,
            [.. batch.SelectMany(work => work.Acknowledged)],
            [.. batch.SelectMany(work => work.Measured)],
            boxes.TakenSince
        );
        if (stored is not null)
        {
            await store.CommitAsync(stored, stop).ConfigureAwait(false);
        }

        _committed = true;
        foreach (var failure in decision.Failures)
        {
            ServerLog.InputFailed(logger, failure.Input.GetType().Name, failure.Reason);
        }

        context.Commit(decision, kept);
        foreach (var gap in decision.Gaps)
        {
            ServerLog.FactsMissing(logger, gap.Machine, gap.Expected, gap.Came);
        }

        WakeAt(context.Notices.NextWake is { } sooner && sooner < decision.NextWake ? sooner : decision.NextWake, now);
        boxes.Add(decision.Orders);
        if (decision.Closing is not null || catalog.Changes.Any(change => change.Kind is RuleKind.Word or JobDefinitionKind.Word))
        {
            boxes.AnnounceAll();
        }

        try
        {
            feed.Publish(decision.Jobs);
            Decided?.Invoke(decision, kept.Changes);
            if (!told.IsEmpty)
            {
                Told?.Invoke();
            }

            if (events.Raised)
            {
                Raised?.Invoke();
            }
        }
#pragma warning disable CA1031 // It is stored: those who asked are answered, whatever those who only listen make of it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            ServerLog.WentOn(logger, "Telling of what was decided", failure);
        }

        Complete(batch, new CommitResult(answers, context.Sequences, context.View(now)));
    }

    private static readonly Dictionary<long, Answer> Empty = [];

    // Whatever goes wrong in telling people is never in the way of what was decided.
    private BoardChanges Tell(
        List<WorkItem> batch,
        Decision decision,
        IReadOnlyList<Input> inputs,
        Definitions.DefinitionCatalog kept,
        DateTimeOffset now
    )
    {
        try
        {
            context.Tell(decision, inputs, kept, now);
            foreach (var work in batch)
            {
                work.Tell(context.Notices.Board, now);
            }
        }
#pragma warning disable CA1031 // It is in the log.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            ServerLog.WentOn(logger, "Finding out who is to be told", failure);
        }

        return context.Notices.Board.Drain();
    }

    // Facts and requests about jobs that are over: the store still has those.
    private async Task ReloadAsync(List<Input> inputs, CancellationToken stop)
    {
        var recalled = new List<Input>();
        foreach (var number in context.Day.NeedsStored(inputs))
        {
            if (await store.FindJobAsync(number, stop).ConfigureAwait(false) is { } job && !UnreadableJob.Is(job))
            {
                recalled.Add(new JobReloaded(job));
            }
        }

        foreach (var needed in context.Day.NeedsOutcomes())
        {
            recalled.Add(new OutcomesReloaded(needed, await OutcomesAsync(needed, stop).ConfigureAwait(false)));
        }

        inputs.InsertRange(0, recalled);
    }

    // Of AdHoc, whose day may have a million jobs, only the names that are asked for.
    private async Task<IReadOnlyList<PredecessorRun>> OutcomesAsync(OutcomesNeeded needed, CancellationToken stop)
    {
        List<PredecessorRun> runs = [];
        var byName = needed.Schedule == ScheduleDefinition.AdHoc && needed.Names.Count > 0;
        IEnumerable<ObjectName> schedules =
        [
            needed.Schedule,
            .. context.ScheduleDays.Where(day => day.Date == needed.Date && day.Instance?.Of == needed.Schedule).Select(day => day.Name),
        ];
        foreach (
            var (schedule, name) in schedules.SelectMany(schedule =>
                (byName ? needed.Names.Cast<ObjectName?>() : [null]).Select(name => (schedule, name))
            )
        )
        {
            var filter = new JobFilter
            {
                Schedule = schedule,
                Date = needed.Date,
                Name = name,
                Limit = Page,
            };
            await foreach (var jobs in store.ListPagesAsync(filter, stop).ConfigureAwait(false))
            {
                runs.AddRange(jobs.Where(job => job.State.IsEnd()).Select(PredecessorRun.From).OfType<PredecessorRun>());
            }
        }

        return runs;
    }

    private async Task WaitForStoreAsync(CancellationToken stop)
    {
        // A store may take the little that proves it and refuse the next batch: then it is not asked again at once.
        if (_back is { } back && time.GetElapsedTime(back) < s_retry)
        {
            await Task.Delay(s_retry, time, stop).ConfigureAwait(false);
        }

        while (true)
        {
            try
            {
                var snapshot = await RebuildAsync(context.Epoch, stop).ConfigureAwait(false);
                await ProveAsync(snapshot.NextNumber, stop).ConfigureAwait(false);
                ServerLog.StoreIsBack(logger);
                Rebuilt?.Invoke();
                _inbox.Writer.TryWrite(new Tick());
                IsReady = true;
                _back = time.GetTimestamp();
                return;
            }
            catch (StoreException refusal)
            {
                FailRest(new ServerUnavailableException(refusal.Message, refusal));
            }
#pragma warning disable CA1031 // The loop must not end unseen: it is in the log, and tried again.
            catch (Exception failure) when (failure is not OperationCanceledException || !stop.IsCancellationRequested)
#pragma warning restore CA1031
            {
                ServerLog.WentOn(logger, "Building the day from the store", failure);
                FailRest(new ServerUnavailableException("the day cannot be built from the store; the host's log has the reason", failure));
            }

            await Task.Delay(s_retry, time, stop).ConfigureAwait(false);
        }
    }

    // A full store can still be read: it is back once it writes. That another server took over, the next turn finds out.
    private async Task ProveAsync(int nextNumber, CancellationToken stop)
    {
        try
        {
            await store.CommitAsync(new ServerBatch { Epoch = context.Epoch, NextNumber = nextNumber }, stop).ConfigureAwait(false);
        }
        catch (StoreException refusal) when (refusal.Failure == StoreFailure.LeaseLost)
        {
            ServerLog.StoreRefuses(logger, refusal.Message);
        }
    }

    private async Task<ServerSnapshot> RebuildAsync(long epoch, CancellationToken stop)
    {
        var snapshot = await store.LoadAsync(stop).ConfigureAwait(false);
        foreach (var row in context.Restore(epoch, snapshot))
        {
            Unreadable?.Invoke(row);
        }

        boxes.Restore(snapshot.Orders);
        ServerLog.Started(logger, snapshot.Jobs.Count, epoch);
        return snapshot;
    }

    private void WakeAt(DateTimeOffset next, DateTimeOffset now)
    {
        // A timer cannot be set further than some weeks; the day has a midnight before that.
        var span = next - now;
        _wake?.Change(
            span <= TimeSpan.Zero ? TimeSpan.FromMilliseconds(1)
                : span > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1)
                : span,
            Timeout.InfiniteTimeSpan
        );
    }

    private static void Complete(List<WorkItem> batch, CommitResult outcome)
    {
        foreach (var work in batch)
        {
            work.Complete(outcome);
        }
    }

    private static void Fail(List<WorkItem> batch, Exception reason)
    {
        foreach (var work in batch)
        {
            work.Failed(reason);
        }
    }

    private void FailRest(Exception reason)
    {
        while (_inbox.Reader.TryRead(out var work))
        {
            work.Failed(reason);
        }
    }
}
