namespace Weir.Protocol.Notifications;

/// <summary>The notifications that are defined.</summary>
public sealed record NotificationPage(IReadOnlyList<NotificationView> Items);
