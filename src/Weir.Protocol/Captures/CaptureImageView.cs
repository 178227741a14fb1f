namespace Weir.Protocol.Captures;

/// <summary>What the local data area of a capture was set to once.</summary>
/// <param name="Sequence">Rising from 1.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who set it.</param>
/// <param name="Area">Its 1024 bytes.</param>
public sealed record CaptureImageView(long Sequence, DateTimeOffset At, string By, byte[] Area);
