using System.Globalization;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

/// <summary>How parts of a job read on a terminal.</summary>
internal static class JobText
{
    public static string Number(int number) => number.ToString("D9", CultureInfo.InvariantCulture);

    /// <summary>The exit status, <c>sig 9</c>, or nothing.</summary>
    public static string Exit(JobView job) =>
        job.Signal is { } signal
            ? string.Create(CultureInfo.InvariantCulture, $"sig {signal}")
            : job.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>How it is late, and the first holder's text, the reason of its end, or who started it past all that held it.</summary>
    public static string Why(JobView job)
    {
        var why = job.Holders.Count switch
        {
            0 => string.Join("; ", Parts(job)),
            1 => job.Holders[0].Text,
            _ => string.Create(CultureInfo.InvariantCulture, $"{job.Holders[0].Text} (+{job.Holders.Count - 1})"),
        };
        return string.Join("; ", ((string[])[Late(job), why]).Where(text => text.Length > 0));
    }

    // Whose word let it go stays beside what became of it.
    private static IEnumerable<string> Parts(JobView job) =>
        ((string?[])[job.StartedBy is { } by ? $"started by {by}" : null, job.ReasonText]).OfType<string>();

    /// <summary>How it is late, such as <c>late to start, over run time</c>, or nothing.</summary>
    public static string Late(JobView job) => string.Join(", ", job.Late.Select(word => word.Replace('-', ' ')));
}
