using Weir.Jobs;
using Weir.Stores.Server;

namespace Weir.Server.Events;

/// <summary>What changed at the desk of events since it was last asked; stored with the decision.</summary>
internal sealed record EventChanges(IReadOnlyList<StoredRecord> Records, IReadOnlyList<OperatorMessage> Messages, bool Raised)
{
    /// <summary>Nothing.</summary>
    public static EventChanges None { get; } = new([], [], Raised: false);

    /// <summary>Whether there is nothing to store.</summary>
    public bool IsEmpty => Records.Count == 0 && Messages.Count == 0;
}
