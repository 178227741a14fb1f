namespace Weir.Protocol.Notifications;

/// <summary>A notification was tried.</summary>
public sealed record NotificationTested(string Name, IReadOnlyList<ChannelTested> Channels);
