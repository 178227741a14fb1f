using System.Xml.Linq;

namespace Weir.Cli.Tests;

public sealed class ForecastTests
{
    private static readonly string s_forecast = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "forecast.json"));

    [Fact]
    public async Task A_picture_has_a_line_for_each_job_and_says_why_one_does_not_come()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("weir-forecast").FullName, "plan.svg");
        await using var weir = await StubWeir.StartAsync((_, _) => (200, s_forecast));

        var typed = await Typed.RunAsync("schedule", "forecast", "--svg", file, "--socket", weir.Socket);

        Assert.Equal((0, $"{file}: 2 runs, 2026-11-30 to 2026-12-01\n"), (typed.Status, typed.Out));
        var picture = XDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Contains("Night/POLL 2026-11-30 00:30, held", picture.Descendants().Select(element => element.Value));
        Assert.Contains("Night/LEAP", picture.Descendants().Select(element => element.Value));
    }

    [Fact]
    public async Task A_calendar_is_printed_as_it_comes()
    {
        string? asked = null;
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
            {
                asked = $"{request.Path}{request.QueryString}";
                return (200, "BEGIN:VCALENDAR\r\n");
            }
        );

        var typed = await Typed.RunAsync("schedule", "forecast", "Night", "--days", "30", "--ical", "--socket", weir.Socket);

        Assert.Equal("BEGIN:VCALENDAR\r\n", typed.Out);
        Assert.Equal("/v1/schedules/forecast.ics?schedule=Night&days=30", asked);
    }

    [Fact]
    public async Task Too_many_days_are_refused_before_anybody_is_asked()
    {
        var typed = await Typed.RunAsync("schedule", "forecast", "--days", "400");

        Assert.Equal(2, typed.Status);
        Assert.Contains("--days 400 is out of range; allowed is 1 to 366", typed.Error, StringComparison.Ordinal);
    }
}
