namespace Weir.Day;

/// <summary>How much of a thing is counted as in use, and how much the jobs under way use.</summary>
/// <param name="Thing">What: <c>limit TAPE on m1</c>, <c>job queue LIB/ONE</c>, <c>slots of m1</c>.</param>
/// <param name="Counted">What the day counts by.</param>
/// <param name="Used">What the jobs under way use, counted again.</param>
public sealed record UseCount(string Thing, int Counted, int Used);
