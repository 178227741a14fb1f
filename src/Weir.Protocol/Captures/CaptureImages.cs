namespace Weir.Protocol.Captures;

/// <summary>The local data area of a capture: <c>GET /v1/captures/{id}/lda</c>.</summary>
/// <param name="Area">As it is, 1024 bytes.</param>
/// <param name="Items">What it was set to, newest first.</param>
public sealed record CaptureImages(byte[] Area, IReadOnlyList<CaptureImageView> Items);
