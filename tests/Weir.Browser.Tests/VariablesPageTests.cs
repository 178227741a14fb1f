using Microsoft.Playwright;
using Weir.Web.Tests;

namespace Weir.Browser.Tests;

public sealed class VariablesPageTests
{
    [Theory]
    [InlineData(400, ColorScheme.Light)]
    [InlineData(1400, ColorScheme.Dark)]
    public async Task Variables_fit_their_window(int width, ColorScheme scheme)
    {
        await using var fixture = await WebFixture.OpenAsync();
        await SetAsync("SITE", """{"name":"SITE","value":"north"}""");
        await SetAsync("LONG", $$"""{"name":"LONG","job":"LOAD","value":"{SITE}{{new string('x', 300)}}"}""");
        await using var browser = await Browser.OpenAsync(fixture, width, scheme);

        await browser.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Variables", Exact = true }).ClickAsync();

        await browser.Page.Locator("#variables td.value", new PageLocatorOptions { HasText = "northxxx" }).WaitForAsync();
        await browser.PictureAsync($"variables-{width}-{scheme}");
        Assert.Equal(0, await browser.Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        Assert.Empty(browser.Complaints);

        async Task SetAsync(string name, string variable) =>
            await WebFixture.SendAsync(fixture.Local, HttpMethod.Put, $"/v1/placeholders/{name}", variable);
    }
}
