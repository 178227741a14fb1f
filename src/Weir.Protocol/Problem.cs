namespace Weir.Protocol;

/// <summary>A refusal or failure (RFC 9457) with Weir's stable code.</summary>
/// <param name="Type">Address of the code's description.</param>
/// <param name="Title">The kind of problem, a few words.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What was wrong, where, and what is allowed: one line.</param>
/// <param name="Code">Stable word of <see cref="ProblemCodes"/>.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail, string Code);
