namespace Weir.Jobs.Plans;

/// <summary>What a planned job waits for among the files of its machine, looked at as its user.</summary>
public sealed record FileCondition
{
    /// <summary>The largest number of files that one may need.</summary>
    public const int LargestCount = 10_000;

    /// <summary>The most characters of a path.</summary>
    public const int LongestPath = 4096;

    /// <summary>Absolute; <c>*</c> and <c>?</c> in its last part stand for any characters and for one.</summary>
    public required string Path { get; init; }

    /// <summary>Whether there is to be no such file; else there is to be one.</summary>
    public bool Gone { get; init; }

    /// <summary>How many files are needed; 0 and 1 are one.</summary>
    public int AtLeast { get; init; }

    /// <summary>Only files count that were changed within this time.</summary>
    public TimeSpan? Newer { get; init; }

    /// <summary>Only files count that were not changed within this time.</summary>
    public TimeSpan? Older { get; init; }

    /// <summary>Only files count whose size and time of change stay the same for so long while they are watched.</summary>
    public TimeSpan? Stable { get; init; }

    /// <summary>The longest of the times.</summary>
    public static TimeSpan LongestTime { get; } = TimeSpan.FromDays(366);

    /// <summary>In words, after "it waits for".</summary>
    public override string ToString()
    {
        if (Gone)
        {
            return $"{Path} to be gone";
        }

        string?[] words =
        [
            AtLeast > 1 ? $"{AtLeast} files {Path}" : $"the file {Path}",
            Newer is { } newer ? $"changed within {Text(newer)}" : null,
            Older is { } older ? $"unchanged since {Text(older)}" : null,
            Stable is { } stable ? $"stable for {Text(stable)}" : null,
        ];
        return string.Join(", ", words.OfType<string>());
    }

    /// <summary>Whether a path is one.</summary>
    public static bool IsPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var parts = path.Split('/');
        return path.Length is > 1 and <= LongestPath
            && path[0] == '/'
            && parts[^1].Length > 0
            && !path.Contains('\0', StringComparison.Ordinal)
            && !parts[..^1].Any(part => part.AsSpan().ContainsAny('*', '?'));
    }

    private static string Text(TimeSpan time) => SpanText.Format((long)time.TotalSeconds);
}
