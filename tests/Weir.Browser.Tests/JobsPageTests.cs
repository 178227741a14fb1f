using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Weir.Web.Tests;

namespace Weir.Browser.Tests;

public sealed partial class JobsPageTests
{
    private static readonly PageAssertionsToHaveURLOptions s_patient = new() { Timeout = 30_000 };

    [Theory]
    [InlineData(400, ColorScheme.Light)]
    [InlineData(400, ColorScheme.Dark)]
    [InlineData(1400, ColorScheme.Light)]
    [InlineData(1400, ColorScheme.Dark)]
    public async Task The_list_fits_its_window_and_asks_nothing_of_anybody_else(int width, ColorScheme scheme)
    {
        await using var fixture = await WebFixture.OpenAsync();
        await fixture.HeldAsync("NIGHTLY-BACKUP");
        await fixture.HeldAsync("MONTH-END");
        await fixture.SendAsync(HttpMethod.Post, "v1/jobs", new { name = "INVOICES", command = new[] { "true" } });
        await fixture.SendAsync(HttpMethod.Post, $"v1/jobs/{await fixture.HeldAsync("REPORT")}/skip", "{}");
        await using var browser = await Browser.OpenAsync(fixture, width, scheme);

        await browser.Page.GetByText("NIGHTLY-BACKUP").First.WaitForAsync();
        await browser.Page.WaitForSelectorAsync("#live[data-state=on]");
        await browser.PictureAsync($"jobs-{width}-{scheme}");

        Assert.Equal(0, await browser.Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        Assert.Contains(
            "held",
            await browser.Page.Locator("tr", new PageLocatorOptions { HasText = "MONTH-END" }).InnerTextAsync(),
            StringComparison.Ordinal
        );
        Assert.All(browser.Asked, url => Assert.StartsWith(fixture.Tcp.BaseAddress!.ToString(), url, StringComparison.Ordinal));
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task A_job_appears_by_itself_when_it_is_submitted_and_its_state_follows()
    {
        await using var fixture = await WebFixture.OpenAsync();
        await fixture.HeldAsync("FIRST");
        await using var browser = await Browser.OpenAsync(fixture, 1400);
        await browser.Page.WaitForSelectorAsync("#live[data-state=on]");

        var number = await fixture.HeldAsync("SECOND");
        var row = browser.Page.Locator($"tr[data-number='{number}']");
        await row.WaitForAsync();
        Assert.Contains("Waiting", await row.InnerTextAsync(), StringComparison.Ordinal);

        await fixture.SendAsync(HttpMethod.Post, $"v1/jobs/{number}/cancel", "{}");
        await row.GetByText("Cancelled").First.WaitForAsync();
    }

    [Fact]
    public async Task A_filter_shows_only_its_jobs_and_an_empty_one_says_so()
    {
        await using var fixture = await WebFixture.OpenAsync();
        await fixture.HeldAsync("FIRST");
        await using var browser = await Browser.OpenAsync(fixture, 1400);

        await browser.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Failed" }).ClickAsync();
        await Assertions.Expect(browser.Page).ToHaveURLAsync(StateFailed(), s_patient);
        await browser.Page.Locator(".empty").WaitForAsync();
        await browser.PictureAsync("jobs-empty");

        Assert.Equal(0, await browser.Page.GetByText("FIRST").CountAsync());
        Assert.True(await browser.Page.Locator(".empty").IsVisibleAsync());
    }

    [Fact]
    public async Task A_click_counts_though_the_page_changes_between_its_two_ends()
    {
        await using var fixture = await WebFixture.OpenAsync();
        await fixture.HeldAsync("FIRST");
        await using var browser = await Browser.OpenAsync(fixture, 1400);
        await browser.Page.WaitForSelectorAsync("#live[data-state=on]");
        // The page's answer comes when the test says so: there is one at a time.
        await browser.Page.EvaluateAsync(
            """
            () => {
              window.plain = window.fetch.bind(window);
              window.fetch = async (...asked) => {
                const answer = await plain(...asked);
                await new Promise(go => { window.answer = go; });
                return answer;
              };
            }
            """
        );
        await fixture.HeldAsync("SECOND");
        await browser.Page.WaitForFunctionAsync("() => window.answer");

        await browser.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Failed" }).HoverAsync();
        await browser.Page.Mouse.DownAsync();
        await browser.Page.EvaluateAsync("async () => { answer(); await (await plain(location.href)).text(); }");
        await browser.Page.Mouse.UpAsync();

        await Assertions.Expect(browser.Page).ToHaveURLAsync(StateFailed(), s_patient);
    }

    [Fact]
    public async Task A_keyboard_stays_where_it_is_when_the_page_changes()
    {
        await using var fixture = await WebFixture.OpenAsync();
        await fixture.HeldAsync("FIRST");
        await using var browser = await Browser.OpenAsync(fixture, 1400);
        await browser.Page.WaitForSelectorAsync("#live[data-state=on]");

        await browser.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Failed" }).FocusAsync();
        await fixture.HeldAsync("SECOND");
        await browser.Page.GetByText("SECOND").First.WaitForAsync();
        await browser.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(browser.Page).ToHaveURLAsync(StateFailed(), s_patient);
    }

    [GeneratedRegex("state=Failed")]
    private static partial Regex StateFailed();
}
