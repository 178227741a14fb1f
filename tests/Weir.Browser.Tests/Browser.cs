using System.Text.Json;
using Microsoft.Playwright;
using Weir.Protocol;
using Weir.Web.Tests;

namespace Weir.Browser.Tests;

/// <summary>The distribution's Chromium, signed in to a host's page by a link.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _chromium;

    private Browser(IPlaywright playwright, IBrowser chromium, IPage page) => (_playwright, _chromium, Page) = (playwright, chromium, page);

    public IPage Page { get; }

    /// <summary>Everything that the page asked of anybody.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>What the page's console said that is wrong.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<Browser> OpenAsync(WebFixture fixture, int width, ColorScheme scheme = ColorScheme.Light)
    {
        // The driver's own check of the machine is for the browsers it would bring along.
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_VALIDATE_HOST_REQUIREMENTS", "1");
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = "/usr/bin/chromium",
                Headless = true,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                    "--disable-dev-shm-usage",
                ],
            }
        );
        var page = await chromium.NewPageAsync(
            new BrowserNewPageOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = 800 },
                ColorScheme = scheme,
            }
        );
        var browser = new Browser(playwright, chromium, page);
        page.Request += (_, request) => browser.Asked.Add(request.Url);
        page.PageError += (_, error) => browser.Complaints.Add(error);
        var made = await fixture.SendAsync(HttpMethod.Post, "v1/console/link");
        await page.GotoAsync(JsonSerializer.Deserialize(made.Body, WeirJson.Default.ConsoleLink)!.Url);
        await page.WaitForSelectorAsync("#jobs");
        return browser;
    }

    /// <summary>Keeps a picture where <c>WEIR_PICTURES</c> names a folder, for people to look at.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("WEIR_PICTURES") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Join(folder, name + ".png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        _playwright.Dispose();
    }
}
