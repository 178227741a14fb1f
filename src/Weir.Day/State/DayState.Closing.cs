using Weir.Day.Constraints;
using Weir.Day.Service;
using Weir.Day.State;
using Weir.Jobs;
using Weir.ServiceLevels.Queues;

namespace Weir.Day;

/// <summary>Whether Weir is closed, and how far it has opened again.</summary>
public sealed partial class DayState
{
    /// <summary>How long a portion of starts lasts while Weir opens gradually.</summary>
    internal static readonly TimeSpan PortionSpan = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, StartPortion> _portions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How Weir is closed; <see langword="null"/>: it is open.</summary>
    public Closure? Closure { get; private set; }

    /// <summary>When the next portion of starts is due.</summary>
    internal DateTimeOffset? NextPortion { get; private set; }

    /// <summary>What a job of a machine has left of the portion; <see langword="null"/> before the first one.</summary>
    internal StartPortion? PortionOf(string machine) => _portions.GetValueOrDefault(machine);

    /// <summary>A job's lane: those that go although Weir is closed stand in lanes of their own.</summary>
    internal LaneKey KeyOf(Job job)
    {
        var key = WithLevel(LaneNames.KeyOf(job), job);
        return Closure?.Spares(job) == true ? key with { Needs = $"{Closed.Spared}{key.Needs}" } : key;
    }

    /// <summary>
    /// Closes Weir, opens it, or has it open gradually. Jobs that are spared now, or no more, change their lanes; those that are held
    /// stand in none yet.
    /// </summary>
    internal void Close(Closure? closure, DateTimeOffset now)
    {
        var before = Closure;
        Closure = closure;
        foreach (
            var active in _jobs
                .Values.Where(active =>
                    active.Place.Lane is not null && (before?.Spares(active.Job) == true) != (closure?.Spares(active.Job) == true)
                )
                .OrderBy(active => active.Job.Number)
                .ToList()
        )
        {
            var since = active.LanedAt;
            LeaveQueues(active);
            EnterQueues(active, now);
            active.LanedAt = since;
        }

        _portions.Clear();
        NextPortion = null;
        if (closure?.OpensSince is not null)
        {
            Refill(now);
        }

        LookAgainAtClosed();
    }

    /// <summary>The next portion of starts, where it is due; whether nothing waits for one any more.</summary>
    internal bool HasOpened(DateTimeOffset now)
    {
        if (Closure?.OpensSince is null || now < NextPortion)
        {
            return false;
        }

        if (NextPortion is not null && !Queues.Waits(Closed.BlockerKind))
        {
            return true;
        }

        Refill(now);
        LookAgainAtClosed();
        return false;
    }

    private void Refill(DateTimeOffset now)
    {
        NextPortion = now + PortionSpan;
        foreach (var (name, machine) in _machines)
        {
            if (!_portions.TryGetValue(name, out var portion))
            {
                _portions.Add(name, portion = new StartPortion(_portions.Count + 2));
            }

            portion.Refill(machine.Agent.Processors);
        }
    }

    private void LookAgainAtClosed()
    {
        ConstraintTable.Unblock(Queues, ConstraintEvent.ClosureChanged, Closed.Name);
        ConstraintTable.MarkStale(Queues, ConstraintEvent.ClosureChanged, Closed.Name);
    }
}
