using System.Globalization;
using Weir.Stores.Agent;

namespace Weir.Agent.Jobs;

/// <summary>Up to when this journal has forgotten jobs that ended: what it no longer has is not lost.</summary>
internal sealed class ForgottenJobs
{
    /// <summary>The setting that keeps it.</summary>
    public const string Setting = "forgotten-before";

    private DateTimeOffset? _before;

    /// <summary>Jobs that ended before this may be gone; <see langword="null"/>: none is.</summary>
    public DateTimeOffset? Before => _before;

    /// <summary>Takes over what an earlier agent wrote down.</summary>
    public void Restore(JournalSnapshot snapshot) =>
        _before =
            snapshot.Settings.GetValueOrDefault(Setting) is { } text
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var before)
                ? before
                : null;

    /// <summary>Jobs that ended before this are forgotten next: what is to be written down first.</summary>
    public string Forget(DateTimeOffset before)
    {
        _before = _before > before ? _before : before;
        return _before.Value.ToString("O", CultureInfo.InvariantCulture);
    }
}
