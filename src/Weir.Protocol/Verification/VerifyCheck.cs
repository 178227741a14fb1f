namespace Weir.Protocol.Verification;

/// <summary>A kind of check.</summary>
/// <param name="Name">Its word: <c>outcomes</c>, <c>histories</c>, <c>day</c>, <c>in-use</c>, <c>facts</c>, <c>journals</c>.</param>
/// <param name="LookedAt">How many it looked at.</param>
/// <param name="Text">What it looked at, and what holds where nothing is wrong.</param>
/// <param name="Faults">How many it found wrong; more than are told one by one where they are many.</param>
public sealed record VerifyCheck(string Name, long LookedAt, string Text, int Faults);
