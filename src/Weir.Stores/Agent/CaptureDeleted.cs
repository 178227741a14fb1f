using Weir.Jobs;

namespace Weir.Stores.Agent;

/// <summary>A capture is gone, and its images with it.</summary>
public sealed record CaptureDeleted(ObjectName Name) : CaptureChange;
