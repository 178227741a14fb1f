using System.Text.Json;
using Microsoft.Extensions.Logging;
using Weir.Capacity;
using Weir.Capacity.Measuring;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Protocol.AgentLink;
using Weir.Schedules;
using Weir.Server.Agents;
using Weir.Server.Loop;
using Weir.Stores;
using Weir.Stores.Server;

namespace Weir.Server.Measuring;

/// <summary>
/// Takes agents' samples, has them stored every ten seconds, and closes five minutes a little after they are over, so that the last
/// samples have come.
/// </summary>
public sealed class CapacityMeasuring : IAsyncDisposable
{
    /// <summary>How long entries are stored.</summary>
    public static readonly TimeSpan Stored = TimeSpan.FromDays(31);

    private static readonly TimeSpan s_every = ProcessorSample.Length;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_clockMayBeOff = TimeSpan.FromSeconds(2);

    private readonly IServerStore _store;
    private readonly ServerLoop _loop;
    private readonly AgentWatch _watch;
    private readonly BusinessDay _day;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private readonly CapacityLedger _ledger = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private CapacityInForce? _inForce;
    private bool _repeats = true;

    internal CapacityMeasuring(IServerStore store, ServerLoop loop, AgentWatch watch, BusinessDay day, TimeProvider time, ILogger logger) =>
        (_store, _loop, _watch, _day, _time, _logger) = (store, loop, watch, day, time, logger);

    /// <summary>Takes samples of a machine; how many were new.</summary>
    /// <exception cref="RefusedException">There are none, too many, or one cannot be true.</exception>
    public SamplesTaken Accept(string machine, SampleBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var samples = SampleValidation.Read(batch);
        var now = _time.GetUtcNow();
        _watch.MarkSeen(machine, 0);
        var off = batch.Clock - now;
        var isOff = off.Duration() > s_clockMayBeOff;
        var taken = 0;
        lock (_lock)
        {
            // What a clock that is off says is put where it belongs by the server's, and shown as out of step.
            var rating = _inForce?.Plan.RatingOf(machine) ?? MachineDefinition.UsualRating;
            foreach (var sample in samples.Select(sample => isOff ? sample with { At = sample.At - off } : sample))
            {
                var isKnown = sample.At > now - CapacityLedger.Latest && sample.At < now + ProcessorSample.Length;
                taken += isKnown && _ledger.Add(machine, sample, rating, isOff) ? 1 : 0;
            }
        }

        return new SamplesTaken(taken);
    }

    /// <summary>The day was rebuilt from the store, which does not say at which levels machines are: tells it again.</summary>
    internal void Repeat()
    {
        lock (_lock)
        {
            _repeats = true;
        }
    }

    /// <summary>Looks at what is known.</summary>
    internal T Read<T>(Func<CapacityLedger, CapacityInForce?, T> look)
    {
        lock (_lock)
        {
            return look(_ledger, _inForce);
        }
    }

    /// <summary>Takes over what was stored, and begins.</summary>
    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        await RestoreAsync(cancellationToken).ConfigureAwait(false);
        var timer = new PeriodicTimer(s_every, _time);
        _running = Task.Run(() => RunAsync(timer, _stop.Token), CancellationToken.None);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RestoreAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var uses = await _store
            .ListCapacityAsync(
                new CapacityFilter(CapacityRows.Use, now - CapacityLedger.EntriesKept - CapacityLedger.Latest),
                cancellationToken
            )
            .ConfigureAwait(false);
        List<StoredCapacity> entries = [];
        foreach (var kind in Enum.GetValues<EntityKind>())
        {
            entries.AddRange(
                await _store
                    .ListCapacityAsync(new CapacityFilter(CapacityRows.KindOf(kind), now - CapacityLedger.EntriesKept), cancellationToken)
                    .ConfigureAwait(false)
            );
        }

        lock (_lock)
        {
            foreach (var use in uses)
            {
                TryRestore(use, row => _ledger.Restore(row.Name, CapacityRows.ReadUse(row)));
            }

            foreach (var entry in entries)
            {
                TryRestore(entry, row => _ledger.Restore(CapacityRows.ReadEntry(row)));
            }
        }
    }

    // A row that cannot be read is left as it is; until its time is over, who asks for it is told that something is missing.
    private void TryRestore(StoredCapacity row, Action<StoredCapacity> restore)
    {
        try
        {
            restore(row);
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            _ledger.IsMissing = true;
            _store.Unreadable?.Invoke(
                new UnreadableRow("five minutes of use", $"{row.Kind} {row.Name} {row.Start:u}", Printable.Escape(wrong.Message, 300))
            );
        }
    }

    private async Task RunAsync(PeriodicTimer timer, CancellationToken stop)
    {
        using var every = timer;
        try
        {
            do
            {
                await TickAsync(stop).ConfigureAwait(false);
            } while (await every.WaitForNextTickAsync(stop).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
    }

    /// <summary>Closes what is over and stores what is new, as it is done every ten seconds.</summary>
    public async Task TickAsync(CancellationToken stop)
    {
        IReadOnlyList<(string, UsageInterval)> changed = [];
        try
        {
            var inForce = await _loop.ReadAsync(view => CapacityInForce.From(view, _day, _inForce), stop).ConfigureAwait(false);
            IReadOnlyList<CapacityEntry> closed;
            IReadOnlyList<Input> levels = [];
            lock (_lock)
            {
                _inForce = inForce;
                var isKnown = _ledger.Newest.Any();
                closed = _ledger.Close(_time.GetUtcNow() - s_patience, inForce);
                changed = _ledger.TakeChanged();
                if (closed.Count > 0 || _repeats)
                {
                    // After a restart the day is told again what it knew; only five minutes that are over bring news.
                    levels = [new CapacityLevelsSet(_ledger.Levels(inForce), IsNews: closed.Count > 0 && (!_repeats || !isKnown))];
                    _repeats = false;
                }
            }

            if (closed.Count + changed.Count + levels.Count > 0)
            {
                var work = new MeasuredWork(
                    [.. changed.Select(one => CapacityRows.From(one.Item1, one.Item2)), .. closed.Select(CapacityRows.From)],
                    levels
                );
                _loop.Post(work);
                await work.Stored.WaitAsync(stop).ConfigureAwait(false);
            }

            if (closed.Count > 0)
            {
                await _store.PurgeCapacityAsync(_time.GetUtcNow() - Stored, stop).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // It is in the log; what was not stored is stored at the next round.
        catch (Exception failure) when (failure is not OperationCanceledException || !stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            ServerLog.WentOn(_logger, "Keeping the use of processors", failure);
            lock (_lock)
            {
                _ledger.PutBack(changed);
            }
        }
    }
}
