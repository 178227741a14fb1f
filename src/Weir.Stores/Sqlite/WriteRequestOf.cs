namespace Weir.Stores.Sqlite;

/// <summary>A request with an answer, given once it is durable.</summary>
internal sealed class WriteRequest<T>(Func<T> write) : WriteRequest
{
    // The writer's thread must not run what the callers do next.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _value;

    public Task<T> Answer => _answer.Task;

    public override void Run() => _value = write();

    public override void Complete() => _answer.SetResult(_value!);

    public override void Fail(Exception error) => _answer.SetException(error);
}
