using Weir.Capacity;
using Weir.Jobs;

namespace Weir.Day.State;

/// <summary>A machine as the day has it.</summary>
internal sealed class MachineOfDay(AgentState agent, MachineDefinition? definition)
{
    /// <summary>So many facts of one machine are kept when they are set aside.</summary>
    public const int MostSetAside = 1000;

    private const int MostReported = 10;

    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    private DateTimeOffset _toldSince = DateTimeOffset.MinValue;
    private int _told;
    private readonly Dictionary<ObjectName, int> _groups = [];
    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);

    public AgentState Agent { get; private set; } = agent;

    public bool IsUp { get; private set; }

    /// <summary>The last fact that it had when it could be reached again.</summary>
    public long Owed { get; private set; }

    /// <summary>Whether it has yet to tell what it did by itself while it could not be reached.</summary>
    public bool IsBehind => Agent.FactSequence < Owed;

    /// <summary>Since when it can or cannot be reached; <see langword="null"/> where it never could since the server's start.</summary>
    public DateTimeOffset? LinkSince { get; private set; }

    public MachineDefinition? Definition { get; private set; } = definition;

    public bool IsDraining => Definition?.Draining == true;

    public Counter Slots { get; } = new(MachineDefinition.SlotsOf(definition, agent.Processors));

    /// <summary>How many of its jobs were let go and are not over.</summary>
    public int UnderWay { get; set; }

    /// <summary>How many of its jobs wait.</summary>
    public int Waiting { get; set; }

    /// <summary>How many queued jobs of a service group run on it.</summary>
    public int CountOf(ObjectName group) => _groups.GetValueOrDefault(group);

    /// <summary>Counts queued jobs of a service group that run on it.</summary>
    public void Count(ObjectName group, int by)
    {
        var now = CountOf(group) + by;
        if (now == 0)
        {
            _groups.Remove(group);
        }
        else
        {
            _groups[group] = now;
        }
    }

    /// <summary>How many of its facts are set aside.</summary>
    public int SetAside { get; set; }

    /// <summary>How many numbers it has named that the server knew nothing of.</summary>
    public long Believed { get; set; }

    /// <summary>The gap in its facts that operators were told of, so that they are told once.</summary>
    public long? GapReported { get; set; }

    /// <summary>Whether one more of its facts that are set aside is kept.</summary>
    public bool KeepsOneMore() => ++SetAside <= MostSetAside;

    /// <summary>Whether operators are told of this one: of a few an hour, so that one machine does not fill the messages.</summary>
    public bool ReportsOneMore(DateTimeOffset now, out bool isLast)
    {
        if (now - _toldSince >= s_hour || now < _toldSince)
        {
            (_toldSince, _told) = (now, 0);
        }

        isLast = ++_told == MostReported;
        return _told <= MostReported;
    }

    /// <summary>Whether a member that this version does not know is met for the first time; after some, none is.</summary>
    public bool IsNewMember(string name) => _unknown.Count < MostReported && _unknown.Add(name);

    public void Now(AgentState agent)
    {
        Agent = agent;
        Slots.Maximum = MachineDefinition.SlotsOf(Definition, agent.Processors);
    }

    public void Define(MachineDefinition? definition)
    {
        Definition = definition;
        Slots.Maximum = MachineDefinition.SlotsOf(definition, Agent.Processors);
    }

    public void Link(bool up, long owed, DateTimeOffset now)
    {
        if (IsUp != up || LinkSince is null)
        {
            LinkSince = now;
        }

        IsUp = up;
        Owed = owed;
    }
}
