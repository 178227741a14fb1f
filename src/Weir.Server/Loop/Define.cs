using Weir.Server.Definitions;

namespace Weir.Server.Loop;

/// <summary>Changes definitions: all of it or nothing.</summary>
internal sealed class Define<T>(Func<DefinitionBook, DateTimeOffset, DefinitionEdit<T>> edit) : Work, IDefine
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private bool _refused;

    public Task<T> Result => _done.Task;

    public DefinitionBook Apply(DefinitionBook book, DateTimeOffset now)
    {
        try
        {
            var (after, result) = edit(book, now);
            _result = result;
            return after;
        }
#pragma warning disable CA1031 // Goes to the one who asked; the loop goes on.
        catch (Exception refusal)
#pragma warning restore CA1031
        {
            _refused = true;
            _done.TrySetException(refusal);
            return book;
        }
    }

    public override void Done(Outcome outcome)
    {
        if (!_refused)
        {
            _done.TrySetResult(_result!);
        }
    }

    public override void Failed(Exception reason) => _done.TrySetException(reason);
}
