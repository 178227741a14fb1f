namespace Weir.Protocol.Captures;

/// <summary>A capture in a list.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="JobName">The name of the jobs that it becomes.</param>
/// <param name="User">As whom they run.</param>
/// <param name="Source">What it was captured from.</param>
/// <param name="ChangedAt">When it was changed last, UTC.</param>
/// <param name="Command">Its command, what may be secret left out.</param>
public sealed record CaptureLine(string Id, string JobName, string User, string Source, DateTimeOffset ChangedAt, string Command);
