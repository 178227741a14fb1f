using Microsoft.Extensions.Logging;
using Weir.Agent.Files;
using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent.Ways;

/// <summary>
/// Tells when somebody else changes what a way in put in: by a message at once, and in the gate's status for as long as it is so. It looks
/// when a folder changes, and once a minute.
/// </summary>
internal sealed class PlaceWatch(FolderChanges folders, WayStore ways, JobRecorder recorder, TimeProvider time, ILogger<PlaceWatch> log)
{
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Follows the places of a way until cancelled.</summary>
    public async Task FollowAsync(IOwnPlaces places, CancellationToken cancellationToken)
    {
        using var signal = new FolderSignal(folders);
        while (true)
        {
            // Nobody installs and removes meanwhile: files that are half changed are no change of somebody else's.
            await ways.ChangeAsync(() => CheckAsync(places, signal), cancellationToken).ConfigureAwait(false);
            await signal.WaitAsync(Minute, time, cancellationToken).ConfigureAwait(false);
            await Task.Delay(Settling, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> CheckAsync(IOwnPlaces places, FolderSignal signal)
    {
        try
        {
            foreach (var folder in places.Folders)
            {
                signal.TryWatch(folder);
            }

            var before = ways.ChangesOf(places.Way);
            var changes = ways.IsInstalled(places.Way) ? places.FindChanges() : [];
            var now = time.GetUtcNow();
            IReadOnlyList<Fact> facts =
            [
                .. changes
                    .Except(before, StringComparer.Ordinal)
                    .Select(change => new AgentMessage(now, MessageSeverity.Warning, "gate-changed", change, null)),
            ];
            if (facts.Count > 0)
            {
                await recorder.WriteAsync(new JournalEntry { Facts = facts }).ConfigureAwait(false);
            }

            // Last: what could not be written down is told at the next look.
            ways.SetChanges(places.Way, changes);
        }
        catch (Exception refused) when (refused is WayException or LinuxException or IOException or UnauthorizedAccessException)
        {
            log.Failed($"looking at what the way {places.Way} put in", refused);
        }

        return true;
    }
}
