namespace Weir.Protocol.Jobs;

/// <summary>Jobs with which an action would not be done for one reason.</summary>
/// <param name="Text">Why, one phrase.</param>
/// <param name="Count">How many.</param>
/// <param name="Numbers">The first ten of them, newest first.</param>
public sealed record JobsRefused(string Text, int Count, IReadOnlyList<int> Numbers);
