using Weir.Server.Loop;

namespace Weir.Server.Events;

/// <summary>An action of an event came to nothing; what is to be told of that is stored before the next one.</summary>
internal sealed class EventWork(long id, int action, string? why) : WorkItem
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => _done.Task;

    public override bool Acts => true;

    public override void Settle(EventDesk desk, DateTimeOffset now) => desk.Pass(id, action, why, now);

    public override void Complete(CommitResult outcome) => _done.TrySetResult();

    public override void Failed(Exception reason) => _done.TrySetException(reason);
}
