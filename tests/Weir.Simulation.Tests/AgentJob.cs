using Weir.Jobs;
using Weir.Jobs.Facts;

namespace Weir.Simulation.Tests;

/// <summary>What a model of an agent keeps in its journal about one job.</summary>
internal sealed class AgentJob
{
    public required JobSubmitted Submitted { get; init; }

    public TrackedStatus Status { get; set; } = TrackedStatus.Stored;

    /// <summary>How often the command was started; more than once is the failure everything is about.</summary>
    public int Starts { get; set; }

    public bool IsRunning { get; set; }

    public bool CancelOrdered { get; set; }

    public bool IsOver { get; set; }

    public bool AwaitsStart => Status.AwaitsStart();
}
