using Microsoft.Extensions.Logging;

namespace Weir.Web;

/// <summary>What this room writes to the log; event ids 4000 to 4999.</summary>
internal static partial class WebLog
{
    [LoggerMessage(4001, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void RequestFailed(ILogger logger, string method, string path, Exception failure);
}
