namespace Weir.ServiceLevels.Policies;

/// <summary>The 13 steps of a job's age against its goals, 0 to 12.</summary>
public static class Bucket
{
    /// <summary>How many there are.</summary>
    public const int Count = 13;

    /// <summary>The first after Target.</summary>
    public const int Target = 4;

    /// <summary>The first after Acceptable; of general jobs only.</summary>
    public const int Acceptable = 8;

    /// <summary>The last: Critical in the general queue, Late in the production queue.</summary>
    public const int Last = 12;

    private static readonly string[] s_positions = ["M", "M1", "M2", "M3", "T", "T1", "T2", "T3", "A", "A1", "A2", "A3", "C"];

    /// <summary>Short form: <c>M</c>, <c>M1</c> … <c>A3</c>, <c>C</c>.</summary>
    public static string Position(int bucket) => s_positions[bucket];

    /// <summary>Whether it can be in a queue: production jobs go from 7 to 12.</summary>
    public static bool Exists(int bucket, ServiceQueue queue) => queue == ServiceQueue.General || bucket is < Acceptable or Last;
}
