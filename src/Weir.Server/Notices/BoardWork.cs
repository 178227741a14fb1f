using Weir.Jobs;
using Weir.Notices;
using Weir.Server.Loop;
using Weir.Stores.Server;

namespace Weir.Server.Notices;

/// <summary>Something to do at the board, between two decisions; what it changes is stored before the answer.</summary>
internal sealed class BoardWork<T>(Func<NoticeBoard, DateTimeOffset, T> act) : WorkItem
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _failure;

    public Task<T> Result => _done.Task;

    /// <summary>What somebody does by it, for the audit.</summary>
    public AuditedAction? ActedOn { get; init; }

    /// <summary>Of what the audit is to tell.</summary>
    public Func<T, string>? Detail { get; init; }

    public AcknowledgedMessage? Acknowledges { get; init; }

    public override bool Acts => true;

    public override IReadOnlyList<AcknowledgedMessage> Acknowledged => _failure is null && Acknowledges is { } message ? [message] : [];

    public override void Tell(NoticeBoard board, DateTimeOffset now)
    {
        try
        {
            _result = act(board, now);
        }
#pragma warning disable CA1031 // Goes to the one who asked; the loop goes on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _failure = failure;
        }
    }

    public override IEnumerable<AuditEntry> Audited(IReadOnlyDictionary<long, Weir.Day.Answer> answers, DateTimeOffset now) =>
        ActedOn is { } audited && _failure is null ? [audited.Succeeded(now, detail: Detail?.Invoke(_result!))] : [];

    public override void Complete(CommitResult outcome)
    {
        if (_failure is { } failure)
        {
            _done.TrySetException(failure);
        }
        else
        {
            _done.TrySetResult(_result!);
        }
    }

    public override void Failed(Exception reason) => _done.TrySetException(reason);
}
