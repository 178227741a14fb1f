namespace Weir.Console;

/// <summary>What became of one job that a page's button was pressed for.</summary>
/// <param name="Number">The job's number.</param>
/// <param name="Done">Whether it was done; else it was refused.</param>
/// <param name="Text">What was done, or why it was refused: one sentence.</param>
public sealed record ActedJob(int Number, bool Done, string Text);
