namespace Weir.Jobs.Outputs;

/// <summary>Where a copy of output goes: an absolute path in which placeholders stand for what is known of the job.</summary>
public static class OutputPath
{
    /// <summary>How it is written.</summary>
    public const string Allowed =
        "an absolute path, in which [[$JOB NAME]], [[$JOBID]], [[$USER]], [[$MACHINE NAME]], [[$DATE]] and [[$STREAM]] stand for what they say";

    /// <summary>The placeholder of the file of output, <c>out</c> or <c>err</c>.</summary>
    public const string Stream = "$STREAM";

    private const string Opening = "[[",
        Closing = "]]";

    /// <summary>The names that placeholders have.</summary>
    public static IReadOnlyList<string> Names { get; } = ["$JOB NAME", "$JOBID", "$USER", "$MACHINE NAME", "$DATE", Stream];

    /// <summary>Whether it is one, and names nothing that there is not.</summary>
    public static bool TryParse(string text, out string path)
    {
        ArgumentNullException.ThrowIfNull(text);
        path = text;
        return text.StartsWith('/')
            && text.Length < 4096
            && !text.EndsWith('/')
            && !text.Contains('\0', StringComparison.Ordinal)
            && !Fill(text, Names.ToDictionary(name => name, _ => "x")).Contains(Opening, StringComparison.Ordinal);
    }

    /// <summary>Puts values in their places. A slash in one is no folder.</summary>
    public static string Fill(string path, IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(values);
        return values.Aggregate(
            path,
            (filled, value) =>
                filled.Replace(Opening + value.Key + Closing, value.Value.Replace('/', '_'), StringComparison.OrdinalIgnoreCase)
        );
    }

    /// <summary>Whether it names the file of output, so that each has a path of its own.</summary>
    public static bool NamesStream(string path) => path.Contains(Opening + Stream + Closing, StringComparison.OrdinalIgnoreCase);
}
