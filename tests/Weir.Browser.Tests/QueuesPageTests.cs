using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Weir.Web.Tests;

namespace Weir.Browser.Tests;

public sealed class QueuesPageTests
{
    [Theory]
    [InlineData(400, ColorScheme.Light)]
    [InlineData(1400, ColorScheme.Light)]
    [InlineData(1400, ColorScheme.Dark)]
    public async Task The_buckets_fit_their_window_and_follow_what_happens(int width, ColorScheme scheme)
    {
        await using var fixture = await WebFixture.OpenAsync();
        await fixture.HeldAsync("NIGHTLY-BACKUP");
        await using var browser = await Browser.OpenAsync(fixture, width, scheme);
        await browser.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Queues", Exact = true }).ClickAsync();
        await browser.Page.WaitForSelectorAsync("#queue-general svg.bars");
        await browser.Page.WaitForSelectorAsync("#live[data-state=on]");

        await fixture.HeldAsync("MONTH-END");

        await browser.Page.Locator("#queue-general h2 b", new PageLocatorOptions { HasText = "2" }).WaitForAsync();
        await browser.PictureAsync($"queues-{width}-{scheme}");
        Assert.Equal(0, await browser.Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        Assert.Equal("2", await browser.Page.Locator("#queue-general .bars .count").First.TextContentAsync());
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task A_bar_leads_to_its_jobs_and_a_job_to_why_it_waits()
    {
        await using var fixture = await WebFixture.OpenAsync();
        var number = await fixture.HeldAsync("NIGHTLY-BACKUP");
        await using var browser = await Browser.OpenAsync(fixture, 1400);
        await browser.Page.GotoAsync(new Uri(fixture.Tcp.BaseAddress!, "/queues").ToString());

        await browser.Page.Locator("#queue-general a.bucket").First.ClickAsync();
        await browser.Page.Locator("#bucket").GetByRole(AriaRole.Link).First.ClickAsync();

        await Assertions
            .Expect(browser.Page)
            .ToHaveURLAsync(new Regex($"/jobs/{number}$"), new PageAssertionsToHaveURLOptions { Timeout = 30_000 });
        Assert.Contains($"weir release {number}", await browser.Page.Locator("#ways").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(1400)]
    public async Task A_jobs_page_fits_its_window_and_changes_when_the_job_does(int width)
    {
        await using var fixture = await WebFixture.OpenAsync();
        var number = await fixture.HeldAsync("NIGHTLY-BACKUP");
        await using var browser = await Browser.OpenAsync(fixture, width);
        await browser.Page.GotoAsync(new Uri(fixture.Tcp.BaseAddress!, $"/jobs/{number}").ToString());
        await browser.Page.WaitForSelectorAsync("#live[data-state=on]");
        await browser.PictureAsync($"job-{width}");
        Assert.Equal(0, await browser.Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));

        // What was opened by hand stays open.
        await browser.Page.Locator("#section-Info summary").ClickAsync();
        await fixture.SendAsync(HttpMethod.Post, $"v1/jobs/{number}/hold", """{"text":"once more"}""");
        await browser.Page.GetByText("once more").First.WaitForAsync();
        Assert.True(await browser.Page.Locator("#section-Info pre").IsVisibleAsync());

        await fixture.SendAsync(HttpMethod.Post, $"v1/jobs/{number}/cancel", "{}");
        await browser.Page.Locator("h1 .badge.cancelled").WaitForAsync();
        Assert.Equal(0, await browser.Page.Locator("#ways").CountAsync());
        Assert.Empty(browser.Complaints);
    }
}
