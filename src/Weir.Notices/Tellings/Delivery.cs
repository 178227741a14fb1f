namespace Weir.Notices;

/// <summary>A telling that is due, with the notification as it is now and the channel to tell it by.</summary>
public sealed record Delivery(Telling Telling, NotificationDefinition Notification, Channel Channel);
