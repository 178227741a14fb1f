namespace Weir.Protocol.Definitions;

/// <summary>A table of cron's.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its text.</param>
/// <param name="HasUsers">Whether a user stands before each command.</param>
public sealed record CrontabTable(string Name, string Text, bool HasUsers);
