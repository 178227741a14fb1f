using Weir.Capacity.Levels;
using Weir.Capacity.Measuring;
using Weir.Day.Inputs;

namespace Weir.WhatIf.Replays;

/// <summary>
/// The average use of four hours while jobs are replayed: each job that runs keeps one processor of its machine busy, and nothing else
/// does. With a limit for each machine, its levels are told to the day every five minutes, as the server tells them.
/// </summary>
/// <param name="limit">The limit of each machine, in processors; <see langword="null"/>: it is measured only.</param>
/// <param name="levels">The levels of the limit.</param>
/// <param name="from">The first arrival.</param>
internal sealed class CapacityReplay(double? limit, LevelSettings levels, DateTimeOffset from)
{
    private readonly Dictionary<string, MachineUse> _machines = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset _start = UsageInterval.Floor(from);

    /// <summary>When five minutes are over next.</summary>
    public DateTimeOffset Next => _start + UsageInterval.Length;

    /// <summary>Whether there is a limit, so that each five minutes count when they are over.</summary>
    public bool IsLimited => limit is not null;

    /// <summary>Whether a machine is at a level, so that jobs may wait for the average to fall.</summary>
    public bool HoldsBack => _machines.Values.Any(machine => machine.Level > 0);

    /// <summary>The highest average of any machine.</summary>
    public double Peak { get; private set; }

    /// <summary>The highest average that the most important jobs alone made on any machine.</summary>
    public double VitalPeak { get; private set; }

    /// <summary>A job has started, or ended.</summary>
    public void Count(string machine, bool isVital, int by, DateTimeOffset at)
    {
        var use = Machine(machine);
        use.All.Count(by, at);
        if (isVital)
        {
            use.Vital.Count(by, at);
        }
    }

    /// <summary>Closes all five minutes that are over; what the day is to be told, where there is a limit.</summary>
    public CapacityLevelsSet? Close(DateTimeOffset now)
    {
        if (now < Next)
        {
            return null;
        }

        while (Next <= now)
        {
            foreach (var use in _machines.Values)
            {
                Peak = Math.Max(Peak, use.All.Close(_start));
                VitalPeak = Math.Max(VitalPeak, use.Vital.Close(_start));
                use.Level = limit is { } most ? levels.Next(use.Level, use.All.Average, most) : 0;
            }

            _start = Next;
        }

        return limit is not { } of
            ? null
            : new CapacityLevelsSet(
                [
                    .. _machines.Select(machine => new MachineLevel(
                        machine.Key,
                        machine.Value.Level,
                        $"machine {machine.Key}",
                        machine.Value.All.Average,
                        of,
                        machine.Value.Level == 0 ? of : levels.LeftBelow(machine.Value.Level, of),
                        null
                    )),
                ],
                IsNews: false
            );
    }

    private MachineUse Machine(string name)
    {
        if (!_machines.TryGetValue(name, out var use))
        {
            _machines.Add(name, use = new MachineUse());
        }

        return use;
    }

    private sealed class MachineUse
    {
        public RunningJobs All { get; } = new();

        public RunningJobs Vital { get; } = new();

        public int Level { get; set; }
    }

    // How many jobs ran, and for how long each number of them did.
    private sealed class RunningJobs
    {
        private readonly UsageHistory _history = new();
        private int _running;
        private DateTimeOffset _since;
        private TimeSpan _worked;

        public double Average { get; private set; }

        public void Count(int by, DateTimeOffset at)
        {
            Work(at);
            _running += by;
        }

        public double Close(DateTimeOffset start)
        {
            Work(start + UsageInterval.Length);
            _history.Restore(new UsageInterval(start) { UseSum = _worked / UsageInterval.Length * UsageInterval.AllSamples });
            _worked = TimeSpan.Zero;
            Average = _history.Average(start);
            _history.Forget(start - (UsageHistory.Averaged * UsageInterval.Length));
            return Average;
        }

        private void Work(DateTimeOffset until)
        {
            _worked += _running * (until > _since ? until - _since : TimeSpan.Zero);
            _since = until > _since ? until : _since;
        }
    }
}
