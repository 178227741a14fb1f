namespace Weir.Stores.Server;

/// <summary>How many rows of the outbox a notification has by one channel in one state, and when the last came into it.</summary>
public sealed record CountedTellings(string Notification, string Channel, string State, int Count, DateTimeOffset LastAt);
