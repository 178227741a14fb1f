namespace Weir.Server.Loop;

/// <summary>Looks at the day between two of its decisions.</summary>
internal sealed class ReadQuery<T>(Func<DayView, T> look) : WorkItem
{
    private readonly TaskCompletionSource<T> _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Seen => _seen.Task;

    public override void Complete(CommitResult outcome)
    {
        try
        {
            _seen.TrySetResult(look(outcome.View));
        }
#pragma warning disable CA1031 // Goes to the one who asked; the loop goes on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _seen.TrySetException(failure);
        }
    }

    public override void Failed(Exception reason) => _seen.TrySetException(reason);
}
