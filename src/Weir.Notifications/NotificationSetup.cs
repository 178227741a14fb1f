using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Weir.Notices;
using Weir.Notifications.Channels;

namespace Weir.Notifications;

/// <summary>Puts the delivery of notifications into a host.</summary>
public static class NotificationSetup
{
    /// <summary>Delivers what waits in the <see cref="IOutbox"/> of the host, for as long as it runs.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services) =>
        services.AddHostedService(provider => new DeliveryService(
            provider.GetRequiredService<IOutbox>(),
            ChannelSenders.OfThisMachine(provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DeliveryService>>()
        ));
}
