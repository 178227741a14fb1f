namespace Weir.Protocol.Captures;

/// <summary>Whether a capture would run: <c>POST /v1/captures/{id}/validate</c>.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Faults">What is wrong, one sentence each; empty where nothing is.</param>
public sealed record CaptureValidation(string Id, IReadOnlyList<string> Faults);
