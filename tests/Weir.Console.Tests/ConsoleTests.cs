using System.Net;
using System.Text.Json;
using Weir.Protocol;
using Weir.Protocol.AgentLink;
using Weir.Web.Tests;

namespace Weir.Console.Tests;

public sealed class ConsoleTests
{
    [Fact]
    public async Task A_link_works_once_and_its_cookie_is_kept_from_scripts_and_other_sites()
    {
        await using var fixture = await WebFixture.OpenAsync();
        var link = await LinkAsync(fixture);

        var entered = await WebFixture.SendAsync(fixture.Tcp, HttpMethod.Get, link);
        var again = await WebFixture.SendAsync(fixture.Tcp, HttpMethod.Get, link);

        var cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.Unauthorized, again.Status);
        Assert.False(again.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_page_shows_jobs_and_runs_nothing_that_is_not_its_own()
    {
        await using var fixture = await WebFixture.OpenAsync();
        await fixture.HeldAsync("NIGHTLY");
        using var browser = await SignedInAsync(fixture);

        var page = await WebFixture.SendAsync(browser, HttpMethod.Get, "/");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("NIGHTLY", page.Body, StringComparison.Ordinal);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Each_page_says_that_Weir_is_closed_until_it_is_open()
    {
        await using var fixture = await WebFixture.OpenAsync();
        using var browser = await SignedInAsync(fixture);
        string[] pages = ["/", "/queues", "/variables", $"/jobs/{await fixture.HeldAsync("NIGHTLY")}"];

        await WebFixture.SendAsync(fixture.Local, HttpMethod.Post, "/v1/close", """{"text":"the disk is <swapped>"}""");
        foreach (var page in pages)
        {
            var body = (await WebFixture.SendAsync(browser, HttpMethod.Get, page)).Body;
            Assert.Contains("closed to new work", body, StringComparison.Ordinal);
            Assert.Contains("the disk is &lt;swapped&gt;", body, StringComparison.Ordinal);
        }

        await WebFixture.SendAsync(fixture.Local, HttpMethod.Post, "/v1/open", """{"gradually":true}""");
        Assert.Contains("opens gradually", (await WebFixture.SendAsync(browser, HttpMethod.Get, "/")).Body, StringComparison.Ordinal);
        await WebFixture.SendAsync(fixture.Local, HttpMethod.Post, "/v1/open", "{}");
        Assert.DoesNotContain(
            "class=\"closed\"",
            (await WebFixture.SendAsync(browser, HttpMethod.Get, "/")).Body,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/capacity", HttpStatusCode.OK, "No machine has told of its processors yet")]
    [InlineData("/capacity?span=2h", HttpStatusCode.BadRequest, "no time of this page")]
    public async Task The_page_of_capacity_is_there_before_anything_is_known(string address, HttpStatusCode status, string text)
    {
        await using var fixture = await WebFixture.OpenAsync();
        using var browser = await SignedInAsync(fixture);

        var page = await WebFixture.SendAsync(browser, HttpMethod.Get, address);

        Assert.Equal(status, page.Status);
        Assert.Contains(text, page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_capacity_lists_a_machine_as_soon_as_it_has_told_of_itself()
    {
        await using var fixture = await WebFixture.OpenAsync();
        using var browser = await SignedInAsync(fixture);
        var now = DateTimeOffset.UtcNow;
        fixture.Server.Capacity.Accept("north<b>", new SampleBatch(now, [new MachineSample(now, 10_000_000, 4, 20_000_000, 0, 0, 0)]));

        var page = (await WebFixture.SendAsync(browser, HttpMethod.Get, "/capacity?span=24h")).Body;

        Assert.Contains("north&lt;b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("active", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_jobs_page_says_why_it_waits_and_how_it_can_be_let_go()
    {
        await using var fixture = await WebFixture.OpenAsync();
        var number = await fixture.HeldAsync("NIGHTLY");
        using var browser = await SignedInAsync(fixture);

        var page = await WebFixture.SendAsync(browser, HttpMethod.Get, $"/jobs/{number}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains($"weir release {number}", page.Body, StringComparison.Ordinal);
        Assert.Contains("Estimated Time to Selection: Indeterminate - Delayed", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await WebFixture.SendAsync(browser, HttpMethod.Get, "/jobs/999999999")).Status);
    }

    [Fact]
    public async Task A_job_says_what_it_promised_and_how_it_is_late()
    {
        await using var fixture = await WebFixture.OpenAsync();
        var detail = (await fixture.SendAsync(HttpMethod.Get, $"v1/jobs/{await fixture.HeldAsync("NIGHTLY")}")).Body;
        var job = JsonSerializer.Deserialize(detail, WeirJson.Default.JobDetail)!.Job;
        Assert.Equal(("", ""), (JobRows.PromisedOf(job), JobRows.LateOf(job)));

        job.Late = ["late-to-start", "over-run-time"];
        job.LateToStart = new DateTimeOffset(2026, 12, 1, 22, 0, 0, TimeSpan.Zero);
        job.MustEndBy = new DateTimeOffset(2026, 12, 2, 6, 0, 0, TimeSpan.Zero);
        job.MaxRunSeconds = 5400;

        Assert.Equal("late to start, over run time", JobRows.LateOf(job));
        Assert.Equal("to start by 2026-12-01 22:00:00, must end by 2026-12-02 06:00:00, to run for 1h30m at most", JobRows.PromisedOf(job));
    }

    [Fact]
    public async Task The_queues_page_draws_the_buckets_and_lists_the_jobs_of_one()
    {
        await using var fixture = await WebFixture.OpenAsync();
        await fixture.HeldAsync("NIGHTLY");
        using var browser = await SignedInAsync(fixture);

        var page = await WebFixture.SendAsync(browser, HttpMethod.Get, "/queues");
        var bucket = await WebFixture.SendAsync(browser, HttpMethod.Get, "/queues?queue=general&ix=0");

        Assert.Contains("M: 1 jobs, 1 delayed", page.Body, StringComparison.Ordinal);
        Assert.Contains("DEFAULT.DEFAULT", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("NIGHTLY", page.Body, StringComparison.Ordinal);
        Assert.Contains("NIGHTLY", bucket.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task J126_the_variables_page_says_what_each_is_now_and_who_names_it()
    {
        await using var fixture = await WebFixture.OpenAsync();
        using var browser = await SignedInAsync(fixture);
        Assert.Contains(
            "There is no variable",
            (await WebFixture.SendAsync(browser, HttpMethod.Get, "/variables")).Body,
            StringComparison.Ordinal
        );
        await SetAsync("SITE", """{"name":"SITE","value":"<north>"}""");
        await SetAsync("HEAD", """{"name":"HEAD","job":"LOAD","value":"at {SITE}"}""");
        await SetAsync("HOST", """{"name":"HOST","program":["/bin/hostname"]}""");

        var page = await WebFixture.SendAsync(browser, HttpMethod.Get, "/variables");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("""<td class="value">&lt;north&gt;</td>""", page.Body, StringComparison.Ordinal);
        Assert.Contains("""<td class="value">at &lt;north&gt;</td>""", page.Body, StringComparison.Ordinal);
        Assert.Contains("<div>variable */LOAD/HEAD</div>", page.Body, StringComparison.Ordinal);
        Assert.Contains("(program /bin/hostname, at the start)", page.Body, StringComparison.Ordinal);
        Assert.Contains("weir var show HEAD --job LOAD", page.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await WebFixture.SendAsync(fixture.Tcp, HttpMethod.Get, "/variables")).Status);

        async Task SetAsync(string name, string variable) =>
            Assert.Equal(
                HttpStatusCode.OK,
                (await WebFixture.SendAsync(fixture.Local, HttpMethod.Put, $"/v1/placeholders/{name}", variable)).Status
            );
    }

    [Fact]
    public async Task J75_jobs_that_are_chosen_are_released_by_a_button_each_on_its_own_with_the_reason()
    {
        await using var fixture = await WebFixture.OpenAsync();
        var (one, two) = (await fixture.HeldAsync("ONE"), await fixture.HeldAsync("TWO"));
        using var browser = await SignedInAsync(fixture);
        browser.DefaultRequestHeaders.TryAddWithoutValidation("Origin", fixture.Tcp.BaseAddress!.ToString().TrimEnd('/'));
        Assert.Contains("/console/jobs/release", (await WebFixture.SendAsync(browser, HttpMethod.Get, "/")).Body, StringComparison.Ordinal);

        var page = await PressAsync(browser, "release", $"number={one}&number={two}&number=999999999&text=the+tape+is+in");

        Assert.Equal((2, 1), (Count(page, ">done<"), Count(page, ">refused<")));
        foreach (var number in (int[])[one, two])
        {
            var history = (await fixture.SendAsync(HttpMethod.Get, $"v1/jobs/{number}")).Body;
            Assert.Contains("the tape is in", history, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task J75_a_button_of_a_jobs_page_starts_it_and_a_foreign_page_has_none()
    {
        await using var fixture = await WebFixture.OpenAsync();
        var number = await fixture.HeldAsync("ONE");
        using var browser = await SignedInAsync(fixture);

        using var foreign = new StringContent($"number={number}", null, "application/x-www-form-urlencoded");
        var refused = await browser.PostAsync(
            new Uri("console/jobs/start", UriKind.Relative),
            foreign,
            TestContext.Current.CancellationToken
        );
        browser.DefaultRequestHeaders.TryAddWithoutValidation("Origin", fixture.Tcp.BaseAddress!.ToString().TrimEnd('/'));
        var shown = (await WebFixture.SendAsync(browser, HttpMethod.Get, $"/jobs/{number}")).Body;
        var page = await PressAsync(browser, "start", $"number={number}");

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("/console/jobs/start", shown, StringComparison.Ordinal);
        Assert.Contains("on its way", page, StringComparison.Ordinal);
    }

    private static async Task<string> PressAsync(HttpClient browser, string verb, string form)
    {
        using var content = new StringContent(form, null, "application/x-www-form-urlencoded");
        var answer = await browser.PostAsync(
            new Uri($"console/jobs/{verb}", UriKind.Relative),
            content,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [Theory]
    [InlineData("/queues")]
    [InlineData("/jobs/1")]
    public async Task The_other_pages_ask_to_sign_in_too(string path)
    {
        await using var fixture = await WebFixture.OpenAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await WebFixture.SendAsync(fixture.Tcp, HttpMethod.Get, path)).Status);
    }

    [Fact]
    public async Task Without_a_session_the_page_says_how_to_sign_in_and_shows_no_job()
    {
        await using var fixture = await WebFixture.OpenAsync();
        await fixture.HeldAsync("NIGHTLY");

        var page = await WebFixture.SendAsync(fixture.Tcp, HttpMethod.Get, "/");

        Assert.Equal(HttpStatusCode.Unauthorized, page.Status);
        Assert.Contains("weir console", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("NIGHTLY", page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Host", "evil.example")]
    public async Task A_session_is_of_no_use_to_a_foreign_page(string header, string value)
    {
        await using var fixture = await WebFixture.OpenAsync();
        var number = await fixture.HeldAsync();
        using var browser = await SignedInAsync(fixture);
        browser.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await WebFixture.SendAsync(browser, HttpMethod.Post, $"v1/jobs/{number}/cancel", "{}")).Status
        );
        Assert.Equal(HttpStatusCode.Unauthorized, (await WebFixture.SendAsync(browser, HttpMethod.Get, "v1/jobs")).Status);
    }

    private static async Task<HttpClient> SignedInAsync(WebFixture fixture)
    {
        var entered = await WebFixture.SendAsync(fixture.Tcp, HttpMethod.Get, await LinkAsync(fixture));
        var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = fixture.Tcp.BaseAddress,
        };
        browser.DefaultRequestHeaders.Add("Cookie", entered.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return browser;
    }

    private static async Task<string> LinkAsync(WebFixture fixture)
    {
        var made = await fixture.SendAsync(HttpMethod.Post, "v1/console/link");
        return new Uri(JsonSerializer.Deserialize(made.Body, WeirJson.Default.ConsoleLink)!.Url).PathAndQuery;
    }
}
