namespace Weir.Linux;

/// <summary>A caller has as many calls waiting as may wait.</summary>
/// <param name="most">How many those are.</param>
public sealed class TooManyCallsException(int most) : Exception($"{most} calls wait already")
{
    /// <summary>How many may wait.</summary>
    public int Most { get; } = most;
}
