using System.Globalization;
using Weir.Jobs;
using Weir.Server.Loop;

namespace Weir.Server.Queries;

/// <summary>
/// All there is to say about a job that waits, manager by manager: for <c>why</c>, the job's page and the XML reply SGD alike. What
/// holds it comes from the day's holders and from nowhere else.
/// </summary>
internal static class Explanation
{
    private const string Limit = "JLS";

    /// <summary>SLM where the job is in a queue, Info, JLS where limits hold it, then one section for each other holder's manager.</summary>
    public static IReadOnlyList<JobSection> Of(View view, Job job)
    {
        List<JobSection> sections = [];
        if (view.Day.ServiceOf(job.Number, view.Now) is { } service)
        {
            var queued = service.Job;
            var queue = queued.Group.Queue;
            sections.Add(new JobSection("SLM", false, ServiceLines.Of(
                queued.Group,
                queued.Bucket,
                service.Estimate,
                queued.Ageing ? queued.Age : null,
                service.NotAged,
                view.Day.Service.Now(queue, view.Now),
                view.Day.Service.TrendOf(queue, view.Now))));
        }

        sections.Add(new JobSection("Info", false, InfoLines.Of(job)));
        foreach (var holders in view.Day.HoldersOf(job, view.Now).GroupBy(SectionOf))
        {
            sections.Add(holders.Key == Limit
                ? new JobSection(Limit, true, [.. LimitLines(view, job)])
                : new JobSection(holders.Key, holders.Key != "TURN", [.. holders.SelectMany(HolderLines)]));
        }

        return sections;
    }

    private static string SectionOf(Holder holder) => holder.Manager switch
    {
        HolderManager.User => "USER",
        HolderManager.Operator => "OPER",
        HolderManager.Rule => "RULE",
        HolderManager.Schedule => "SCHED",
        HolderManager.Limit => holder.Code.StartsWith("job-queue", StringComparison.Ordinal) ? "JOBQ" : Limit,
        HolderManager.Capacity => "ACM",
        HolderManager.Machine => "MACH",
        _ => "TURN",
    };

    private static IEnumerable<string> HolderLines(Holder holder) =>
    [
        holder.Text,
        string.Create(CultureInfo.InvariantCulture, $" Since {holder.Since:yyyy-MM-dd HH:mm:ss} UTC"),
        $" Released by: {holder.Release}",
    ];

    // The original marks a limit that counts on each system by itself.
    private static IEnumerable<string> LimitLines(View view, Job job)
    {
        foreach (var need in job.Limits.Where(need => !view.Day.Limits.HasRoomFor(need, job.Machine)))
        {
            var perMachine = view.Day.Limits.All.TryGetValue(need.Limit, out var limit) && limit.Definition is { PerMachine: true };
            yield return $"Limited by {(perMachine ? "+" : "")}{need.Limit}";
            yield return string.Create(CultureInfo.InvariantCulture, $" Needs({need.Units:D3})");
        }
    }
}
