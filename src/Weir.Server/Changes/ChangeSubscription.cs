using System.Threading.Channels;

namespace Weir.Server.Changes;

/// <summary>One subscriber's side of the feed; dispose it to unsubscribe.</summary>
/// <param name="Changes">The changes; ends where the reader fell behind too far.</param>
/// <param name="Complete">Whether nothing is missing between the change asked for and the first one here.</param>
/// <param name="Last">The id of the last change when it began.</param>
/// <param name="Unsubscribe">Ends it.</param>
public sealed record ChangeSubscription(ChannelReader<JobChange> Changes, bool Complete, long Last, Action Unsubscribe) : IDisposable
{
    /// <inheritdoc />
    public void Dispose() => Unsubscribe();
}
