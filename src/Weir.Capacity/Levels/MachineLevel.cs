namespace Weir.Capacity.Levels;

/// <summary>The capacity level of a machine, and what gave it.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Level">The level, 1 to 5; 0 is none.</param>
/// <param name="Of">Whose limit gave it, as a sentence has it: <c>set ORACLE</c>.</param>
/// <param name="Average">The average of four hours of that.</param>
/// <param name="Limit">Its limit.</param>
/// <param name="LeftBelow">To what that average has to fall for the level to be left.</param>
/// <param name="FallsAt">
/// When it falls so low if use stays as it was in the last five minutes; <see langword="null"/> where it then does not within four hours.
/// </param>
public sealed record MachineLevel(
    string Machine,
    int Level,
    string Of,
    double Average,
    double Limit,
    double LeftBelow,
    DateTimeOffset? FallsAt
);
