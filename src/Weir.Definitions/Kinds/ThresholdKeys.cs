using Weir.Definitions.Checks;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs.Thresholds;
using Weir.Schedules;

namespace Weir.Definitions.Kinds;

/// <summary>The key <c>thresholds</c> of job definitions and frequencies.</summary>
internal static class ThresholdKeys
{
    private const string Key = "thresholds";

    public static IReadOnlyList<ThresholdNeed> Read(MappingReader keys)
    {
        var needs = keys.List<ThresholdNeed>(Key, ThresholdNeed.Allowed, ThresholdNeed.TryParse);
        if (needs.Count > ThresholdNeed.MostOfOne)
        {
            keys.Refuse(Key, $"there are {needs.Count}, and {ThresholdNeed.MostOfOne} are the most");
        }

        return needs;
    }

    public static EntryList AddThresholds(this EntryList entries, IReadOnlyList<ThresholdNeed> needs) =>
        entries.AddSome(Key, [.. needs.Select(need => need.ToString())]);

    /// <summary>What no value of a threshold can meet, of the jobs alone or with one of their frequencies.</summary>
    public static IEnumerable<(JobDefinition Job, string Text)> Contradictions(DefinitionsInForce all)
    {
        var uses = new FrequenciesOfJobs(all);
        foreach (var job in all.From<JobDefinition>())
        {
            if (Contradiction(job.Thresholds) is { } own)
            {
                yield return (job, $"{own}: it will never start by itself");
                continue;
            }

            foreach (var (name, frequency) in uses.Of(job))
            {
                if (frequency.Components.Thresholds is { Count: > 0 } more && Contradiction([.. job.Thresholds, .. more]) is { } text)
                {
                    var by = name is { } called ? $"frequency {called}" : "a frequency of its own";
                    yield return (job, $"{text}: it will never start by itself where it comes by {by}");
                }
            }
        }
    }

    private static string? Contradiction(IReadOnlyList<ThresholdNeed> needs)
    {
        foreach (var same in needs.GroupBy(need => need.Name))
        {
            if (ThresholdNeed.NearestValue([.. same], 0) is null)
            {
                return $"no value of threshold {same.Key} is {string.Join(" and ", same.Select(need => $"{need.Operator} {need.Value}"))}";
            }
        }

        return null;
    }
}
