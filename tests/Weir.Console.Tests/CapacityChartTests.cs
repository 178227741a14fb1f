using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Weir.Protocol.Capacity;

namespace Weir.Console.Tests;

public sealed class CapacityChartTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_month_is_drawn_with_its_peaks_its_limit_and_its_levels_in_few_bytes()
    {
        var history = Enumerable.Range(1, 12 * 24 * 30).Select(i => Point(i, average: i == 4000 ? 7.5 : 2, limit: 8)).ToList();

        var chart = await RenderAsync(history, TimeSpan.FromDays(30));

        Assert.Contains("is 2 now and was 7.5 at most; its limit is 8", chart, StringComparison.Ordinal);
        Assert.Equal(5, chart.Split("class=\"level").Length - 1);
        Assert.Contains("class=\"limit\" d=\"M", chart, StringComparison.Ordinal);
        Assert.InRange(chart.Length, 1, 20_000);
    }

    [Fact]
    public async Task Where_nothing_was_measured_the_line_is_broken_and_without_a_limit_there_is_none()
    {
        var chart = await RenderAsync([Point(1, 2, null), Point(2, 2, null), Point(30, 1, null)], TimeSpan.FromHours(8));

        Assert.Contains("it has no limit", chart, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"level", chart, StringComparison.Ordinal);
        Assert.Contains("class=\"limit\" d=\"\"", chart, StringComparison.Ordinal);
        var average = chart[chart.IndexOf("class=\"average\" d=\"", StringComparison.Ordinal)..].Split('"')[3];
        Assert.Equal(2, average.Count(c => c == 'M'));
    }

    [Fact]
    public async Task Of_a_time_of_which_nothing_is_known_it_says_so() =>
        Assert.Contains("Nothing is known of north in that time", await RenderAsync([], TimeSpan.FromHours(1)), StringComparison.Ordinal);

    private static CapacityPoint Point(int ago, double average, double? limit) =>
        new(s_noon.AddMinutes(-5 * ago), 1, 0.5, average, limit, null, 0, true, 30);

    private static async Task<string> RenderAsync(IReadOnlyList<CapacityPoint> history, TimeSpan span)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (
                await renderer.RenderComponentAsync<CapacityChart>(
                    ParameterView.FromDictionary(
                        new Dictionary<string, object?>
                        {
                            [nameof(CapacityChart.History)] = history,
                            [nameof(CapacityChart.Name)] = "north",
                            [nameof(CapacityChart.Span)] = span,
                            [nameof(CapacityChart.Until)] = s_noon,
                        }
                    )
                )
            ).ToHtmlString()
        );
    }
}
