using Weir.Execution;
using Weir.Shepherd;

namespace Weir.Simulation.Tests;

/// <summary>What a modelled machine has of one job: its folder, its processes, and the process that waits in place.</summary>
internal sealed class KernelJob
{
    /// <summary>How often the command was started; more than once is the failure everything is about.</summary>
    public int Starts { get; set; }

    /// <summary>Whether its folder was made.</summary>
    public bool IsMade { get; set; }

    public StartMark Mark { get; set; }

    public EndRecord? End { get; set; }

    /// <summary>The process over it; 0 where there is none.</summary>
    public int Keeper { get; set; }

    /// <summary>The process over it that the agent has written down; 0 where it did not.</summary>
    public int Remembered { get; set; }

    /// <summary>The process that waits in place and has not been told to go; 0 where there is none.</summary>
    public int Waiter { get; set; }

    /// <summary>Whether it was signalled.</summary>
    public bool IsSignalled { get; set; }

    /// <summary>The last thing that the process in place was told.</summary>
    public string? Told { get; set; }

    /// <summary>Whether the command runs.</summary>
    public bool Runs => Keeper != 0 && Mark == StartMark.Started;
}
