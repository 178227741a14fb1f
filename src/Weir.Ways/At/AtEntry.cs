using System.Globalization;

namespace Weir.Ways.At;

/// <summary>
/// What the name of a file in at's spool says: the queue's letter, five hexadecimal digits of the job's number, eight of the minute it is
/// due.
/// </summary>
/// <param name="File">The name.</param>
/// <param name="Queue">The queue's letter; <c>=</c> while atd runs it.</param>
/// <param name="Job">at's own number.</param>
/// <param name="Due">When it is to run, UTC.</param>
internal sealed record AtEntry(string File, char Queue, int Job, DateTimeOffset Due)
{
    private const int Length = 14,
        JobAt = 1,
        DueAt = 6;

    /// <summary>Whether atd has taken it up.</summary>
    public bool Runs => Queue == '=';

    /// <summary>The name but for the queue's letter, which changes when atd takes it up.</summary>
    public string Rest => File[JobAt..];

    /// <summary>Reads a name, or says that it is not a job's.</summary>
    public static AtEntry? Parse(string file) =>
        file.Length == Length
        && (char.IsAsciiLetter(file[0]) || file[0] == '=')
        && int.TryParse(file.AsSpan(JobAt, DueAt - JobAt), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var job)
        && long.TryParse(file.AsSpan(DueAt), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var minutes)
            ? new AtEntry(file, file[0], job, DateTimeOffset.UnixEpoch.AddMinutes(minutes))
            : null;
}
