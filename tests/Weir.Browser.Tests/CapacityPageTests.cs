using Microsoft.Playwright;
using Weir.Protocol.AgentLink;
using Weir.Web.Tests;

namespace Weir.Browser.Tests;

public sealed class CapacityPageTests
{
    [Theory]
    [InlineData(400, ColorScheme.Light)]
    [InlineData(1400, ColorScheme.Dark)]
    public async Task Averages_fit_their_window(int width, ColorScheme scheme)
    {
        await using var fixture = await WebFixture.OpenAsync();
        var now = DateTimeOffset.UtcNow;
        var samples =
            from age in Enumerable.Range(1, 1080).Reverse()
            let busy = (long)(20_000_000 + (15_000_000 * Math.Sin(age / 90.0)))
            select new MachineSample(now.AddSeconds(-10 * age), 10_000_000, 4, busy, busy / 2, 0, 0);
        fixture.Server.Capacity.Accept("north-with-a-long-name-of-its-own.example", new SampleBatch(now, [.. samples]));
        await using var browser = await Browser.OpenAsync(fixture, width, scheme);

        await browser.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Capacity", Exact = true }).ClickAsync();

        await browser.Page.GetByText("north-with-a-long-name-of-its-own.example").First.WaitForAsync();
        await browser.PictureAsync($"capacity-{width}-{scheme}");
        Assert.Equal(0, await browser.Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        Assert.Empty(browser.Complaints);
    }
}
