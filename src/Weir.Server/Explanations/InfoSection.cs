using System.Globalization;
using Weir.Day.Service;
using Weir.Jobs;
using Weir.Protocol.Jobs;
using Weir.ServiceLevels.Policies;

namespace Weir.Server.Explanations;

/// <summary>What the job itself says: what it asked for, and what it was given.</summary>
internal static class InfoSection
{
    private const string NoLimit = "No limit";

    public static ExplanationSection Create(Job job, JobService service, Wording wording) =>
        new("Info", false, [.. wording == Wording.Weir ? Lines(job, service) : OriginalLines(job, service)]);

    /// <summary>In the original's words, of a job that waits no more: its group is the one it was last in.</summary>
    public static IEnumerable<string> OriginalLines(Job job) =>
        [
            $"Submission Class {job.JobQueue}",
            "",
            .. Priorities(job),
            $"Service Group {(job.Group ?? job.Service)?.ToString() ?? "none"}",
            "",
            .. Bounds(job),
        ];

    private static IEnumerable<string> Lines(Job job, JobService service) =>
        [
            $"Job Queue {job.JobQueue}, Priority {job.Priority.ToString(CultureInfo.InvariantCulture)}",
            $"Service Queue {(service.Job.Group.Queue == ServiceQueue.General ? "general" : "production")}",
            .. Service(job, service),
        ];

    // Its class is its job queue, and the class assigned to it its service queue.
    private static IEnumerable<string> OriginalLines(Job job, JobService service) =>
        [
            $"Submission Class {job.JobQueue}",
            $"Assigned Class {(service.Job.Group.Queue == ServiceQueue.General ? "GENERAL" : "PRODUCTION")}",
            "",
            .. Priorities(job),
            .. Service(job, service),
            "",
            .. Bounds(job),
        ];

    private static IEnumerable<string> Priorities(Job job) =>
        [
            string.Create(CultureInfo.InvariantCulture, $"Submission Priority {job.Priority}"),
            string.Create(CultureInfo.InvariantCulture, $"Assigned Priority {job.Priority}"),
        ];

    private static IEnumerable<string> Service(Job job, JobService service) =>
        [
            $"Service Mode : {SlmSection.Mode(service)}",
            $"Service Group {service.Job.Group.Name}",
            .. Asked(job, service),
            string.Create(CultureInfo.InvariantCulture, $"Importance {service.Job.Group.Importance}"),
        ];

    // Weir drives no tapes.
    private static IEnumerable<string> Bounds(Job job) =>
        [
            $"CPU Time {(job.CpuLimitSeconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:D2} Mins") : NoLimit)}",
            $"Region Size {(job.MemoryLimitKibibytes is { } size ? string.Create(CultureInfo.InvariantCulture, $"{size}K") : NoLimit)}",
            "",
            "Physical Tape Cartridges 0",
            " Drives 0",
            "Virtual Tape Volumes 0",
            " Drives 0",
        ];

    // Where it is in another group than it asked for, the active policy has none of that name.
    private static IEnumerable<string> Asked(Job job, JobService service) =>
        job.Service is { } asked && asked != service.Job.Group.Name.Text ? [$"Service Group asked for {asked}"] : [];
}
