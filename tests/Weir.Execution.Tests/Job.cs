using Weir.Jobs;

namespace Weir.Execution.Tests;

/// <summary>A stored job of root's.</summary>
internal sealed class Job : IExecutionSubject
{
    public static Submitter Me { get; } = new("root", 0, 0, []);

    public TrackingNumber Number { get; } = new(900_001);

    public bool InPlace { get; init; }

    public ExecutionReference? Reference { get; set; }

    public Guid Key { get; } = Guid.NewGuid();

    public Submitter? Submitter => Me;
}
