using Weir.Capacity;
using Weir.Capacity.Levels;
using Weir.Day;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Schedules;
using Weir.ServiceLevels.Policies;
using Weir.WhatIf.Arrivals;

namespace Weir.WhatIf.Replays;

/// <summary>
/// Lets arrivals come to a day of its own, as their machine's facts, with a clock that jumps from one event to the next, and
/// notes when the day orders each to start. The day is the same that decides in the server: no rule is written here.
/// </summary>
public sealed class Replay
{
    private readonly ArrivalList _arrivals;
    private readonly ServicePolicy _policy;
    private readonly DateTimeOffset?[] _selected;
    private readonly DayState _state;
    private readonly PriorityQueue<int, (DateTimeOffset At, int Index)> _ends = new();
    private readonly List<Input> _inputs = [];
    private readonly Dictionary<string, long> _facts;
    private readonly bool[] _isVital;
    private readonly CapacityReplay _capacity;

    private Replay(ArrivalList arrivals, SlotPlan plan, ServicePolicy policy, ReplayedCapacity capacity)
    {
        _arrivals = arrivals;
        _isVital =
        [
            .. arrivals.Items.Select(arrival => RequestedService.GroupOf(arrival, arrivals, capacity.Goals ?? policy).Importance == 1),
        ];
        _capacity = new CapacityReplay(
            capacity.Limit,
            capacity.Levels,
            arrivals.Items.Count == 0 ? DateTimeOffset.UnixEpoch : arrivals.Items[0].At
        );
        _policy = policy;
        _selected = new DateTimeOffset?[arrivals.Items.Count];
        _facts = plan.Slots.Keys.ToDictionary(machine => machine, _ => 0L);
        _state = DayState.Restore(
            new DaySnapshot
            {
                Epoch = 1,
                NextNumber = arrivals.Items.Count + 1,
                Definitions = Define(arrivals, plan, policy, capacity.Levels),
                ActivePolicy = policy.Name,
            }
        );
    }

    /// <summary>Replays all arrivals until each has ended, or until nothing more can happen.</summary>
    public static ReplayResult Run(
        ArrivalList arrivals,
        SlotPlan plan,
        ServicePolicy policy,
        ReplayedCapacity capacity,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(capacity);
        var replay = new Replay(arrivals, plan, policy, capacity);
        replay.Run(cancellation);
        return new ReplayResult(replay._selected, replay._capacity.Peak, replay._capacity.VitalPeak);
    }

    private static DefinitionSet Define(ArrivalList arrivals, SlotPlan plan, ServicePolicy policy, LevelSettings levels) =>
        new()
        {
            JobDefinitions =
            [
                .. arrivals
                    .Items.Select(arrival => (arrival.Schedule, arrival.Name))
                    .Distinct()
                    .Select(job => new JobDefinition
                    {
                        Schedule = job.Schedule,
                        Name = job.Name,
                        AllowMultiple = true,
                    }),
            ],
            Schedules =
            [
                .. arrivals
                    .Items.Select(arrival => arrival.Schedule)
                    .Distinct()
                    .Where(name => name != ScheduleDefinition.AdHoc)
                    .Select(name => new ScheduleDefinition(name)),
            ],
            Machines = [.. plan.Slots.Select(machine => new MachineDefinition(machine.Key, machine.Value))],
            Policies = [policy.Definition],
            Capacities = new Dictionary<ObjectName, PolicyCapacity> { [policy.Name] = new PolicyCapacity { Levels = levels } },
        };

    private void Run(CancellationToken cancellation)
    {
        if (_arrivals.Items.Count == 0)
        {
            return;
        }

        _inputs.AddRange(_facts.Keys.Select(machine => new AgentLink(machine, Up: true)));
        var next = 0;
        var now = _arrivals.Items[0].At;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_capacity.Close(now) is { } levels)
            {
                _inputs.Add(levels);
            }

            while (_ends.TryPeek(out var ended, out var end) && end.At <= now)
            {
                _ends.Dequeue();
                _capacity.Count(_arrivals.Items[ended].Machine, _isVital[ended], -1, now);
                Send(ended, new JobEnded(now, NumberOf(ended), ExitCode: 0, Signal: null, CpuMicroseconds: 0, PeakKibibytes: 0));
            }

            while (next < _arrivals.Items.Count && _arrivals.Items[next].At <= now)
            {
                Send(next, Submission(next));
                next++;
            }

            var decision = Day.DayEngine.Decide(_state, _inputs, now);
            _inputs.Clear();
            Follow(decision, now);
            if (After(decision, next, now) is not { } later)
            {
                return;
            }

            now = later;
        }
    }

    /// <summary>What the machine does with its orders: it starts the job at once.</summary>
    private void Follow(Decision decision, DateTimeOffset now)
    {
        foreach (var order in decision.Orders)
        {
            if (order.Order.Order is Start start)
            {
                var index = start.Number.Value - 1;
                _selected[index] = now;
                _capacity.Count(_arrivals.Items[index].Machine, _isVital[index], 1, now);
                _ends.Enqueue(index, (now + _arrivals.Items[index].Runs, index));
                Send(index, new JobStarted(now, start.Number, ProcessId: 1, Cgroup: null));
            }
        }
    }

    /// <summary>When something happens next, if anything does.</summary>
    private DateTimeOffset? After(Decision decision, int next, DateTimeOffset now)
    {
        var isEnd = _ends.TryPeek(out _, out var end);
        var isArrival = next < _arrivals.Items.Count;
        if (!isEnd && !isArrival)
        {
            return _state.Count > 0 && _capacity.HoldsBack ? _capacity.Next : null;
        }

        var coming = !isArrival || (isEnd && end.At < _arrivals.Items[next].At) ? end.At : _arrivals.Items[next].At;
        coming = _capacity.IsLimited && _capacity.Next < coming && _state.Count > 0 ? _capacity.Next : coming;
        return decision.NextWake > now && decision.NextWake < coming ? decision.NextWake : coming;
    }

    private void Send(int index, Fact fact)
    {
        var machine = _arrivals.Items[index].Machine;
        _inputs.Add(new FactArrived(machine, new SequencedFact(++_facts[machine], fact)));
    }

    private JobSubmitted Submission(int index)
    {
        var arrival = _arrivals.Items[index];
        return new JobSubmitted(
            arrival.At,
            NumberOf(index),
            arrival.Name,
            arrival.User,
            TrackType.Queue,
            WayIn.Submit,
            SubmissionMode.Stored
        )
        {
            Schedule = arrival.Schedule,
            JobQueue = arrival.JobQueue,
            Priority = arrival.Priority,
            Service = RequestedService.Find(arrival, _arrivals, _policy),
        };
    }

    private static TrackingNumber NumberOf(int index) => new(index + 1);
}
