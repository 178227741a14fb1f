namespace Weir.ServiceLevels.Queues;

/// <summary>An ageing clock as it is kept over a restart.</summary>
/// <param name="Name">What its jobs need that stops it.</param>
/// <param name="Behind">How far it is behind the time while it runs.</param>
/// <param name="Standing">What it shows while it stands; <see langword="null"/> while it runs.</param>
public sealed record StoredClock(string Name, TimeSpan Behind, DateTimeOffset? Standing);
