namespace Weir.Stores.Agent;

/// <summary>What the local data area of a capture was set to once.</summary>
/// <param name="Sequence">Rising from 1.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who set it.</param>
/// <param name="Area">Its bytes.</param>
public sealed record CaptureImage(long Sequence, DateTimeOffset At, string By, byte[] Area)
{
    /// <summary>The newest that are kept of one capture.</summary>
    public const int Most = 50;
}
