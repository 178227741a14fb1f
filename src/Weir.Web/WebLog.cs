using Microsoft.Extensions.Logging;

namespace Weir.Web;

/// <summary>What this room writes to the log; event ids 4000 to 4999.</summary>
internal static partial class WebLog
{
    [LoggerMessage(4001, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void RequestFailed(ILogger logger, string method, string path, Exception failure);

    [LoggerMessage(4010, LogLevel.Information, "XML {Type} (auto {Auto}) from {User} at {From}: {Outcome}")]
    public static partial void ThruPutAnswered(ILogger logger, string type, string auto, string user, string from, string outcome);

    [LoggerMessage(4011, LogLevel.Error, "XML {Type} failed")]
    public static partial void ThruPutFailed(ILogger logger, string type, Exception failure);
}
