namespace Weir.Schedules.Crontabs;

/// <summary>What is to be said of a line of a table.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Text">What, in words.</param>
public sealed record CrontabRemark(int Line, string Text);
