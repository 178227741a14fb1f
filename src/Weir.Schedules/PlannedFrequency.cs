using Weir.Jobs;
using Weir.Schedules.Frequencies;

namespace Weir.Schedules;

/// <summary>A frequency in one schedule.</summary>
internal sealed class PlannedFrequency(ObjectName? name, Frequency frequency, WorkingDays working)
{
    public ObjectName? Name => name;

    public Frequency Frequency => frequency;

    public FrequencyDates Dates { get; } = new(frequency, working);
}
