using Weir.Day;
using Weir.Jobs;
using Weir.Server.Definitions;
using Weir.Stores.Server;

namespace Weir.Server.Loop;

/// <summary>Changes definitions, or what is kept beside them: all of it or nothing.</summary>
/// <param name="audited">The same for the audit, which gets an entry for each that changed; <see langword="null"/> where nobody
/// acts.</param>
/// <param name="edit">The change.</param>
internal sealed class DefinitionUpdate<T>(AuditedAction? audited, Func<DefinitionCatalog, DateTimeOffset, DefinitionEdit<T>> edit)
    : WorkItem,
        IDefinitionUpdate
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private bool _refused;
    private IReadOnlyList<DefinitionChange> _changes = [];
    private IReadOnlyList<RecordChange> _records = [];

    public Task<T> Result => _done.Task;

    public DefinitionCatalog Apply(DefinitionCatalog catalog, DateTimeOffset now)
    {
        try
        {
            var (after, result) = edit(catalog, now);
            _result = result;
            _changes = [.. after.Changes.Skip(catalog.Changes.Count)];
            _records = [.. after.Records.Changes.Skip(catalog.Records.Changes.Count).Where(change => change.Kind != RecordKinds.TokenUse)];
            return after;
        }
#pragma warning disable CA1031 // Goes to the one who asked; the loop goes on.
        catch (Exception refusal)
#pragma warning restore CA1031
        {
            _refused = true;
            _done.TrySetException(refusal);
            return catalog;
        }
    }

    public override bool Acts => audited is not null;

    public override IEnumerable<AuditEntry> Audited(IReadOnlyDictionary<long, Answer> answers, DateTimeOffset now) =>
        _refused || audited is null ? []
        : _changes.Count + _records.Count == 0 ? [audited.Succeeded(now, detail: "nothing changed")]
        :
        [
            .. _changes.Select(change => DefinitionAudit.Create(audited, change, now)),
            .. _records.Select(change => DefinitionAudit.Create(audited, change, now)),
        ];

    public override void Complete(CommitResult outcome)
    {
        if (!_refused)
        {
            _done.TrySetResult(_result!);
        }
    }

    public override void Failed(Exception reason) => _done.TrySetException(reason);
}
