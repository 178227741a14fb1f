using Weir.Capacity;

namespace Weir.Day.State;

/// <summary>A machine as the day has it.</summary>
internal sealed class MachineOfDay(AgentState agent, MachineDefinition? definition)
{
    public AgentState Agent { get; private set; } = agent;

    public bool IsUp { get; private set; }

    /// <summary>Since when it can or cannot be reached; <see langword="null"/> where it never could since the server's start.</summary>
    public DateTimeOffset? LinkSince { get; private set; }

    public MachineDefinition? Definition { get; private set; } = definition;

    public bool IsDraining => Definition?.Draining == true;

    public Counter Slots { get; } = new(MachineDefinition.SlotsOf(definition, agent.Processors));

    /// <summary>How many of its jobs were let go and are not over.</summary>
    public int UnderWay { get; set; }

    /// <summary>How many of its jobs wait.</summary>
    public int Waiting { get; set; }

    /// <summary>The gap in its facts that operators were told of, so that they are told once.</summary>
    public long? GapTold { get; set; }

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

    public void Link(bool up, DateTimeOffset now)
    {
        if (IsUp != up || LinkSince is null)
        {
            LinkSince = now;
        }

        IsUp = up;
    }
}
