namespace Weir.Protocol.Captures;

/// <summary>Another name for a capture, or for a copy of it: <c>POST /v1/captures/{id}/rename</c> and <c>/copy</c>.</summary>
/// <param name="Id">The name; absent for a copy: the next that is free.</param>
/// <param name="Text">Why; kept with the action.</param>
public sealed record CaptureNameRequest(string? Id, string? Text);
