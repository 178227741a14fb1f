namespace Weir.ThruPut;

/// <summary>What became of a message, for logs and metrics.</summary>
/// <param name="TypeCode">Which request it was; empty where that could not be read.</param>
/// <param name="Auto">Whether a page asked by itself.</param>
/// <param name="Error">Why it failed; <see langword="null"/> where it was answered.</param>
public sealed record DispatchResult(string TypeCode, bool? Auto, ThruPutError? Error);
