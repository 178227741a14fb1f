using System.Globalization;
using Weir.Capacity;
using Weir.Day.Constraints;
using Weir.Jobs;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Service;

/// <summary>Names of lanes and blockers, by what they stand for.</summary>
internal static class LaneNames
{
    public static LaneKey KeyOf(Job job) =>
        job.TrackType == TrackType.Queue
            ? new LaneKey(
                MachineOf(job.Machine),
                NameOf(job.JobQueue),
                NameOf(job.Schedule, job.ScheduleDate),
                ConstraintTable.NeedsOf(job)
            )
            : new LaneKey(MachineOf(job.Machine), "", "", ConstraintTable.NeedsOf(job));

    public static string MachineOf(string machine) => machine.ToUpperInvariant();

    public static string NameOf(QualifiedName jobQueue) => jobQueue.ToString().ToUpperInvariant();

    public static string NameOf(ObjectName schedule, DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{schedule.Text.ToUpperInvariant()}@{date:yyyy-MM-dd}");

    public static string NameOf(ObjectName limit) => limit.Text.ToUpperInvariant();

    /// <summary>A limit that each machine has for itself stops only that machine's jobs.</summary>
    public static string NameOf(Limit limit, string machine) =>
        limit.Definition.PerMachine ? $"{NameOf(limit.Name)}@{MachineOf(machine)}" : NameOf(limit.Name);

    public static string Needs(IReadOnlyList<LimitNeed> needs) =>
        needs.Count switch
        {
            0 => "",
            1 => needs[0].ToString().ToUpperInvariant(),
            _ => string.Join(',', needs.Select(need => need.ToString().ToUpperInvariant()).Order(StringComparer.Ordinal)),
        };
}
