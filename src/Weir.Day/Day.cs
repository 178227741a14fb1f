using Weir.Day.Inputs;

namespace Weir.Day;

/// <summary>Where everything is decided.</summary>
public static class Day
{
    /// <summary>Decides what follows from the inputs.</summary>
    public static Decision Decide(DayState state, IReadOnlyList<Input> inputs, DateTimeOffset now) => throw new NotSupportedException();
}
