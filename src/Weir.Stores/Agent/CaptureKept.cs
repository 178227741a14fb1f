using Weir.Jobs;

namespace Weir.Stores.Agent;

/// <summary>A capture is as it says from now on.</summary>
/// <param name="Capture">All of it, but for its images.</param>
/// <param name="Area">A new image of its local data area; <see langword="null"/> where it stays as it is.</param>
/// <param name="Former">The name that it had before, where it is renamed; its images go with it.</param>
public sealed record CaptureKept(JournalCapture Capture, byte[]? Area = null, ObjectName? Former = null) : CaptureChange;
