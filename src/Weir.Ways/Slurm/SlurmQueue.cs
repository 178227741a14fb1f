using System.Globalization;
using Weir.Linux;

namespace Weir.Ways.Slurm;

/// <summary>Reads what <c>squeue</c> writes of all jobs: columns of fixed widths, times in seconds since 1970.</summary>
internal static class SlurmQueue
{
    private static readonly (string Field, int Width)[] s_columns =
    [
        ("ArrayJobID", 11),
        ("UserID", 11),
        ("StateCompact", 4),
        ("Reason", 31),
        ("exit_code", 11),
        ("PriorityLong", 12),
        ("NodeList", 21),
        ("StartTime", 12),
        ("EndTime", 12),
        ("SubmitTime", 12),
        ("Account", 65),
        ("Partition", 65),
        ("Dependency", 201),
        ("ArrayTaskID", 41),
        ("Name", 65),
    ];

    /// <summary>The arguments of <c>squeue</c>.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        "--noheader",
        "--all",
        "--states=all",
        "--Format",
        string.Join(',', s_columns.Select(column => string.Create(CultureInfo.InvariantCulture, $"{column.Field}:{column.Width}"))),
    ];

    /// <summary>
    /// The jobs, by number, with their tasks. A line that is none, as the rest of a name with a line end in it, is passed over.
    /// </summary>
    /// <param name="lines">The lines, in which each byte is one character.</param>
    public static IReadOnlyDictionary<uint, SlurmJob> Read(IEnumerable<string> lines) =>
        lines.Select(ReadLine).OfType<SlurmTask>().GroupBy(task => task.Job).ToDictionary(job => job.Key, job => new SlurmJob([.. job]));

    private static SlurmTask? ReadLine(string line)
    {
        var fields = new string[s_columns.Length];
        var from = 0;
        for (var i = 0; i < fields.Length; i++)
        {
            if (from >= line.Length)
            {
                return null;
            }

            fields[i] = line.AsSpan(from, Math.Min(s_columns[i].Width, line.Length - from)).Trim(' ').ToString();
            from += s_columns[i].Width;
        }

        if (
            !uint.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var job)
            || !uint.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var user)
            || !int.TryParse(fields[4], NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            || !long.TryParse(fields[5], NumberStyles.None, CultureInfo.InvariantCulture, out var priority)
            || Time(fields[9]) is not { } submitted
        )
        {
            return null;
        }

        return new SlurmTask
        {
            Job = job,
            UserId = user,
            State = fields[2],
            Reason = fields[3],
            Status = new ExitStatus(status),
            Priority = priority,
            BeganAt = fields[6].Length > 0 ? Time(fields[7]) : null,
            EndedAt = Time(fields[8]),
            SubmittedAt = submitted,
            Account = Said(fields[10]),
            Partition = Said(fields[11]),
            Dependency = Said(fields[12]),
            Tasks = fields[13] == "N/A" ? "" : fields[13],
            Name = fields[14],
        };
    }

    private static string Said(string text) => text == "(null)" ? "" : text;

    private static DateTimeOffset? Time(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
