using Weir.Agent.Machine;

namespace Weir.Simulation.Tests;

/// <summary>What a modelled agent has of one job in memory: all of it is gone with a crash.</summary>
internal sealed class AgentJob
{
    public JobMemory Memory { get; set; } = JobMemory.None;

    /// <summary>What is still to be done of what was decided; before that nothing else is decided about the job.</summary>
    public LinkedList<JobEffect> Effects { get; } = [];

    /// <summary>What happened to it and was not decided about.</summary>
    public Queue<JobTrigger> Inbox { get; } = [];

    /// <summary>What is to happen to it, and when.</summary>
    public List<(DateTimeOffset Due, JobTrigger Event)> Timers { get; } = [];

    /// <summary>The process over it, as far as this agent knows it; it may have ended.</summary>
    public int Keeper { get; set; }

    /// <summary>Whether that is known for sure.</summary>
    public bool IsSure { get; set; }

    public bool IsWatched { get; set; }

    /// <summary>The process that waits in place, connected; it may have ended.</summary>
    public int Seat { get; set; }

    public bool IsPrepared { get; set; }

    public bool AsksAgain { get; set; }
}
