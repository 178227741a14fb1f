namespace Weir.Jobs;

/// <summary>The 13 steps of a job's age against its goals: 0 to 12, <c>M</c> to <c>C</c>.</summary>
public static class Bucket
{
    /// <summary>How many there are.</summary>
    public const int Count = 13;

    /// <summary>The youngest.</summary>
    public const int First = 0;

    /// <summary>The first after Target.</summary>
    public const int Target = 4;

    /// <summary>The first after Acceptable; of general jobs only.</summary>
    public const int Acceptable = 8;

    /// <summary>The last: Critical in the general queue, Late in the production queue.</summary>
    public const int Last = 12;

    private static readonly string[] s_positions = ["M", "M1", "M2", "M3", "T", "T1", "T2", "T3", "A", "A1", "A2", "A3", "C"];

    /// <summary>Those of the general queue.</summary>
    public static IReadOnlyList<int> General { get; } = [.. Enumerable.Range(First, Count)];

    /// <summary>Those of the production queue: its jobs go from 7 to 12.</summary>
    public static IReadOnlyList<int> Production { get; } = [.. General.Where(bucket => bucket is < Acceptable or Last)];

    /// <summary>Short form: <c>M</c>, <c>M1</c> … <c>A3</c>, <c>C</c>.</summary>
    public static string Position(int bucket) => s_positions[bucket];

    /// <summary>Reads a short form.</summary>
    public static bool TryParse(string? position, out int bucket)
    {
        bucket = Array.IndexOf(s_positions, position);
        return bucket >= First;
    }
}
