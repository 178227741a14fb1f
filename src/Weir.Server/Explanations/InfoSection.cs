using System.Globalization;
using Weir.Day.Service;
using Weir.Jobs;
using Weir.Protocol.Jobs;
using Weir.ServiceLevels.Policies;

namespace Weir.Server.Explanations;

/// <summary>
/// What the job itself says, in the words of the original: its class is its job queue, and the class assigned to it its service
/// queue.
/// </summary>
internal static class InfoSection
{
    private const string NoLimit = "No limit";

    private const string Name = "Info";

    public static ExplanationSection Of(Job job, JobService service) => new(Name, false, [.. Lines(job, service)]);

    /// <summary>The section as programs of the original expect it, with its lines about tapes: Weir drives none.</summary>
    public static ExplanationSection WithTapes(ExplanationSection section) =>
        section.Manager != Name
            ? section
            : section with
            {
                Lines = [.. section.Lines, "", "Physical Tape Cartridges 0", " Drives 0", "Virtual Tape Volumes 0", " Drives 0"],
            };

    /// <summary>Of a job that waits no more: its group is the one it was last in.</summary>
    public static IEnumerable<string> Lines(Job job) =>
        [
            $"Submission Class {job.JobQueue}",
            "",
            string.Create(CultureInfo.InvariantCulture, $"Submission Priority {job.Priority}"),
            string.Create(CultureInfo.InvariantCulture, $"Assigned Priority {job.Priority}"),
            $"Service Group {(job.Group ?? job.Service)?.ToString() ?? "none"}",
            "",
            .. Bounds(job),
        ];

    private static IEnumerable<string> Lines(Job job, JobService service) =>
        [
            $"Submission Class {job.JobQueue}",
            $"Assigned Class {(service.Job.Group.Queue == ServiceQueue.General ? "GENERAL" : "PRODUCTION")}",
            "",
            string.Create(CultureInfo.InvariantCulture, $"Submission Priority {job.Priority}"),
            string.Create(CultureInfo.InvariantCulture, $"Assigned Priority {job.Priority}"),
            $"Service Mode : {SlmSection.Mode(service)}",
            $"Service Group {service.Job.Group.Name}",
            .. Asked(job, service),
            string.Create(CultureInfo.InvariantCulture, $"Importance {service.Job.Group.Importance}"),
            "",
            .. Bounds(job),
        ];

    private static IEnumerable<string> Bounds(Job job) =>
        [
            $"CPU Time {(job.CpuLimitSeconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:D2} Mins") : NoLimit)}",
            $"Region Size {(job.MemoryLimitKibibytes is { } size ? string.Create(CultureInfo.InvariantCulture, $"{size}K") : NoLimit)}",
        ];

    // Where it is in another group than it asked for, the active policy has none of that name.
    private static IEnumerable<string> Asked(Job job, JobService service) =>
        job.Service is { } asked && asked != service.Job.Group.Name.Text ? [$"Service Group asked for {asked}"] : [];
}
