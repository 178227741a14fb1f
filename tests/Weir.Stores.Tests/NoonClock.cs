namespace Weir.Stores.Tests;

/// <summary>A clock that stands at <see cref="Samples.Noon"/>: stores only date what they keep by it.</summary>
internal sealed class NoonClock : TimeProvider
{
    public static NoonClock Standing { get; } = new();

    public override DateTimeOffset GetUtcNow() => Samples.Noon;
}
