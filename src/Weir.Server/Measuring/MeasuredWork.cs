using Weir.Day.Inputs;
using Weir.Server.Loop;
using Weir.Stores.Server;

namespace Weir.Server.Measuring;

/// <summary>Has use of processors stored, and the day told which levels come of it, in one transaction.</summary>
internal sealed class MeasuredWork(IReadOnlyList<StoredCapacity> rows, IReadOnlyList<Input> inputs) : WorkItem
{
    private readonly TaskCompletionSource _stored = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when it is stored.</summary>
    public Task Stored => _stored.Task;

    public override bool Acts => true;

    public override IReadOnlyList<Input> Inputs => inputs;

    public override IReadOnlyList<StoredCapacity> Measured => rows;

    public override void Complete(CommitResult outcome) => _stored.TrySetResult();

    public override void Failed(Exception reason) => _stored.TrySetException(reason);
}
