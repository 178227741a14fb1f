namespace Weir.ThruPut;

/// <summary>The 13 steps of a job's age, as the messages name them: index 0 to 12, <c>M</c> to <c>C</c>.</summary>
public static class Bucket
{
    /// <summary>The first step's index.</summary>
    public const int Minimum = 0;

    /// <summary>The last step's index: critical, or late in the production queue.</summary>
    public const int Critical = 12;

    private static readonly string[] s_positions = ["M", "M1", "M2", "M3", "T", "T1", "T2", "T3", "A", "A1", "A2", "A3", "C"];

    /// <summary>The indices of the general queue: 0 to 12.</summary>
    public static IReadOnlyList<int> General { get; } = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

    /// <summary>The indices of the production queue: 0 to 7, and 12.</summary>
    public static IReadOnlyList<int> Production { get; } = [0, 1, 2, 3, 4, 5, 6, 7, 12];

    /// <summary>The position of an index: <c>T3</c>.</summary>
    public static string Position(int index) => s_positions[index];

    /// <summary>Reads a position; <c>L</c>, which one example of the original has for late, is <c>C</c>.</summary>
    public static bool TryParse(string? position, out int index)
    {
        index = position == "L" ? Critical : Array.IndexOf(s_positions, position);
        return index >= 0;
    }
}
