using System.Net;

namespace Weir.Web.Tests;

public sealed class ForecastTests
{
    private const string Plan =
        "kind: schedule\nname: Night\nstartTime: '22:00'\n---\nkind: job-definition\nname: CLOSE\nschedule: Night\nfrequency: { cron: '*/30 22 * * *' }\n";

    [Fact]
    public async Task A_forecast_is_data_and_a_calendar_of_the_same_runs()
    {
        await using var fixture = await WebFixture.OpenAsync();
        Assert.Equal(
            HttpStatusCode.OK,
            (
                await fixture.SendAsync(HttpMethod.Post, "v1/definitions", new { files = new[] { new { name = "plan", text = Plan } } })
            ).Status
        );

        var data = await fixture.SendAsync(HttpMethod.Get, "v1/schedules/forecast?schedule=night&from=2026-11-30&days=1");
        var calendar = await fixture.SendAsync(HttpMethod.Get, "v1/schedules/forecast.ics?from=2026-11-30&days=1");

        Assert.Contains("\"job\":\"CLOSE$0001\",\"start\":\"2026-11-30T22:30:00", data.Body, StringComparison.Ordinal);
        Assert.StartsWith("BEGIN:VCALENDAR", calendar.Body, StringComparison.Ordinal);
        Assert.Contains("DTSTART:20261130T220000Z", calendar.Body, StringComparison.Ordinal);
        Assert.Contains("UID:Night.20261130.CLOSE$0001@weir", calendar.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("days=0", "days=0 is out of range: 1 to 366")]
    [InlineData("days=367", "days=367 is out of range: 1 to 366")]
    [InlineData("from=tomorrow", "'tomorrow' is not a date: YYYY-MM-DD")]
    public async Task What_cannot_be_asked_is_named(string query, string text)
    {
        await using var fixture = await WebFixture.OpenAsync();

        var answer = await fixture.SendAsync(HttpMethod.Get, $"v1/schedules/forecast?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(text, answer.Body, StringComparison.Ordinal);
    }
}
