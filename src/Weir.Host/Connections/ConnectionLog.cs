namespace Weir.Host.Connections;

/// <summary>What the door writes to the log; event ids 5000 to 5099.</summary>
internal static partial class ConnectionLog
{
    [LoggerMessage(5001, LogLevel.Warning, "a connection could not be taken, and is tried again: {Reason}")]
    public static partial void NotTaken(this ILogger logger, string reason);
}
