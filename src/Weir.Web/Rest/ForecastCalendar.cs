using System.Globalization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Weir.Protocol.Schedules;

namespace Weir.Web.Rest;

/// <summary>A forecast as a calendar that programs of others show: RFC 5545.</summary>
internal static class ForecastCalendar
{
    public const string MediaType = "text/calendar";

    public static string Write(ForecastPage forecast)
    {
        // Of two forecasts the one that begins later knows more.
        var stamp = new CalDateTime(forecast.From.ToDateTime(TimeOnly.MinValue), "UTC");
        var calendar = new Ical.Net.Calendar { ProductId = "-//Weir//schedule forecast//EN" };
        foreach (var run in forecast.Runs)
        {
            // The same run has the same name in each forecast, so that a program that asks again puts it in its own place.
            var key = string.Create(CultureInfo.InvariantCulture, $"{run.Schedule}.{run.Date:yyyyMMdd}.{run.Job}@weir");
            calendar.Events.Add(
                new CalendarEvent
                {
                    Uid = key,
                    DtStamp = stamp,
                    Start = At(run.Start),
                    Summary = $"{run.Schedule}/{run.Job}",
                    Description = run.Frequency is { } frequency ? $"{run.Status}, frequency {frequency}" : run.Status,
                }
            );
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalDateTime At(DateTimeOffset at) => new(at.UtcDateTime, "UTC");
}
