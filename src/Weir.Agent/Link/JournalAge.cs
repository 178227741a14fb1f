using System.Globalization;
using Weir.Agent.Jobs;
using Weir.Stores.Agent;

namespace Weir.Agent.Link;

/// <summary>
/// How much the journal had when it was opened. Each start adds facts of its own, so a journal that was put back soon has as many as the
/// newer one: what it had before the first start that no server has answered tells them apart.
/// </summary>
internal sealed class JournalAge(RestoreNotice restored, JobRecorder recorder)
{
    /// <summary>The setting that keeps it.</summary>
    public const string Setting = "opened-at";

    /// <summary>The last fact before that start; <see langword="null"/> once a server has answered.</summary>
    public long? OpenedAt { get; private set; }

    /// <summary>Whether it was restored from a backup, and the server does not know it yet.</summary>
    public bool IsRestored => restored.IsDue;

    public void Restore(JournalSnapshot snapshot)
    {
        restored.Restore(snapshot.Settings);
        OpenedAt = long.TryParse(
            snapshot.Settings.GetValueOrDefault(Setting),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var earlier
        )
            ? earlier
            : snapshot.LastSequence;
    }

    /// <summary>What the first entry of a start is to write down.</summary>
    public Dictionary<string, string?> ToSettings() => new() { [Setting] = OpenedAt?.ToString(CultureInfo.InvariantCulture) };

    /// <summary>A server has answered. Written down before it gets a fact: it may then know more than the journal had.</summary>
    /// <param name="known">The last fact that it has of this machine.</param>
    public async Task AnsweredAsync(long known)
    {
        if (restored.IsDue)
        {
            await restored.SendAsync(known).ConfigureAwait(false);
        }

        if (OpenedAt is null)
        {
            return;
        }

        OpenedAt = null;
        await recorder.WriteAsync(new JournalEntry { Settings = ToSettings() }).ConfigureAwait(false);
    }
}
