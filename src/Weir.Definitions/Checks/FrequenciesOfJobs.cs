using Weir.Jobs;
using Weir.Schedules;
using Weir.Schedules.Frequencies;

namespace Weir.Definitions.Checks;

/// <summary>Which frequencies bring a job: its own, else those of its schedule.</summary>
internal sealed class FrequenciesOfJobs(DefinitionsInForce all)
{
    private readonly Dictionary<ObjectName, Frequency> _named = all.From<FrequencyDefinition>()
        .ToDictionary(known => known.Name, known => known.Frequency);

    private readonly Dictionary<ObjectName, ScheduleDefinition> _schedules = all.From<ScheduleDefinition>()
        .ToDictionary(schedule => schedule.Name);

    /// <summary>Those that are defined, with the names of those that have one. A schedule's bring only what it plans.</summary>
    public IEnumerable<(ObjectName? Name, Frequency Frequency)> Of(JobDefinition job)
    {
        var uses =
            job.Frequencies.Count > 0 ? job.Frequencies
            : job.IsPlanned && _schedules.TryGetValue(job.Schedule, out var schedule) ? schedule.Frequencies
            : [];
        foreach (var use in uses)
        {
            if ((use.Own ?? _named.GetValueOrDefault(use.Name!.Value)) is { } frequency)
            {
                yield return (use.Name, frequency);
            }
        }
    }
}
