namespace Weir.Protocol.Notifications;

/// <summary>A notification, and how it goes with its channels.</summary>
public sealed record NotificationView(string Name, IReadOnlyList<NotificationChannelView> Channels);
