namespace Weir.Jobs;

/// <summary>Which messages to list; what is <see langword="null"/> does not restrict.</summary>
public sealed record MessageFilter
{
    /// <summary>Only ids below this one: the cursor.</summary>
    public long? Before { get; init; }

    /// <summary>Only messages of this severity and above.</summary>
    public MessageSeverity Least { get; init; }

    /// <summary>1 to 1001.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Only messages about jobs of this owner.</summary>
    public Owner? Own { get; init; }

    /// <summary>Only messages about jobs of this machine.</summary>
    public string? Machine { get; init; }
}
