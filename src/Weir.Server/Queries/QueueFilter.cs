using Weir.Jobs;
using Weir.ServiceLevels.Policies;

namespace Weir.Server.Queries;

/// <summary>Which jobs of a queue to list.</summary>
/// <param name="Queue">The queue.</param>
public sealed record QueueFilter(ServiceQueue Queue)
{
    /// <summary>Groups by name, and control centers; <see langword="null"/> is all.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>Only delayed ones, only others, or all.</summary>
    public bool? Delayed { get; init; }

    /// <summary>Only exceptional ones, only others, or all.</summary>
    public bool? Exceptional { get; init; }

    /// <summary>From this bucket on.</summary>
    public int From { get; init; }

    /// <summary>Up to this bucket.</summary>
    public int To { get; init; } = Bucket.Last;

    /// <summary>The most to list.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>The page after this one.</summary>
    public string? Cursor { get; init; }
}
