using Microsoft.Extensions.Logging;

namespace Weir.Notifications;

/// <summary>What delivering logs.</summary>
internal static partial class DeliveryLog
{
    [LoggerMessage(8001, LogLevel.Warning, "Notification {Notification} was not taken by {Channel}: {Reason}")]
    public static partial void NotDelivered(ILogger logger, string notification, string channel, string reason);

    [LoggerMessage(8002, LogLevel.Error, "Delivering notifications failed and goes on")]
    public static partial void WentOn(ILogger logger, Exception failure);
}
