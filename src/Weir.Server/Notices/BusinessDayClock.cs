using Weir.Notices;
using Weir.Schedules;

namespace Weir.Server.Notices;

/// <summary>The clocks of the zone that days begin in.</summary>
internal sealed class BusinessDayClock(BusinessDay day) : IWallClock
{
    public TimeOnly TimeOf(DateTimeOffset at) => TimeOnly.FromTimeSpan(day.ClockOf(at).TimeOfDay);

    public DateTimeOffset Next(DateTimeOffset after, TimeOnly time)
    {
        var date = day.DateOf(after);
        var today = day.At(date, time);
        return today > after ? today : day.At(date.AddDays(1), time);
    }
}
