using Weir.Day;
using Weir.Jobs;

namespace Weir.Server.Loop;

/// <summary>Only the audit is to keep something.</summary>
internal sealed class AuditNote(AuditEntry entry) : WorkItem
{
    private readonly TaskCompletionSource _kept = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Kept => _kept.Task;

    public override bool Acts => true;

    public override IEnumerable<AuditEntry> Audited(IReadOnlyDictionary<long, Answer> answers, DateTimeOffset now) => [entry];

    public override void Complete(CommitResult outcome) => _kept.TrySetResult();

    public override void Failed(Exception reason) => _kept.TrySetException(reason);
}
