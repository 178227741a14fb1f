using System.Threading.Channels;

namespace Weir.Agent.Link;

/// <summary>
/// Says that there may be new facts. Many raises before a wait are one. Facts that nobody waits for are gathered for a moment: the
/// server stores a short job's submission, start and end as one, and nothing of it is done while the submitter is being answered.
/// </summary>
internal sealed class FactSignal
{
    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private volatile TaskCompletionSource _urgent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>There are facts. <paramref name="isUrgent"/>: the server has something to decide, or somebody waits for it.</summary>
    public void Raise(bool isUrgent)
    {
        _raised.Writer.TryWrite(true);
        if (isUrgent)
        {
            _urgent.TrySetResult();
        }
    }

    /// <summary>Waits for facts, and then for more of them: until one is urgent, at most for the given time.</summary>
    public async Task WaitAsync(TimeSpan gathering, TimeProvider time, CancellationToken cancellationToken)
    {
        await _raised.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        await Task.WhenAny(_urgent.Task, Task.Delay(gathering, time, cancellationToken)).ConfigureAwait(false);
        // What was urgent up to here is in the journal, and read next.
        _urgent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
