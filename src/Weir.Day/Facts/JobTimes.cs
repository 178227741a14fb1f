using Weir.Schedules;

namespace Weir.Day.Facts;

/// <summary>Times of a job definition on a date.</summary>
internal static class JobTimes
{
    /// <summary>By when a job must have been let go; a time that is not after its first is of the next day.</summary>
    public static DateTimeOffset? LatestStart(JobDefinition definition, DateOnly date, BusinessDay zone)
    {
        if (definition.LatestStart is not { } time)
        {
            return null;
        }

        var overMidnight = definition.NotBefore is { } first && time <= first;
        return zone.At(overMidnight ? date.AddDays(1) : date, time);
    }
}
