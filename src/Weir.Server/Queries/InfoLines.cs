using System.Globalization;
using Weir.Jobs;

namespace Weir.Server.Queries;

/// <summary>What a job was submitted with, in the words that operators of the original know: its job queue stands where a class stood.</summary>
internal static class InfoLines
{
    /// <summary>The lines of Info. There are no tapes.</summary>
    public static IReadOnlyList<string> Of(Job job) =>
    [
        $"Submission Class {job.JobQueue}",
        $"Assigned Class {job.JobQueue}",
        "",
        string.Create(CultureInfo.InvariantCulture, $"Submission Priority {job.Priority}"),
        string.Create(CultureInfo.InvariantCulture, $"Assigned Priority {job.Priority}"),
        $"Service Mode : {(job.Exceptional ? "Exceptional" : "Standard")}",
        "",
        $"CPU Time {(job.CpuLimitSeconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00} Mins") : "Unlimited")}",
        $"Region Size {(job.MemoryLimitKibibytes is { } size ? string.Create(CultureInfo.InvariantCulture, $"{size}K") : "Unlimited")}",
        "",
        "Physical Tape Cartridges 0",
        " Drives 0",
        "Virtual Tape Volumes 0",
        " Drives 0",
    ];
}
