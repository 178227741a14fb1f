using System.Collections.Concurrent;

namespace Weir.Cli.Tests.Running;

public sealed class JobReferenceTests
{
    [Theory]
    [InlineData("147")]
    [InlineData("000000147")]
    [InlineData("J0000147")]
    [InlineData("j0000147")]
    public async Task A_number_is_asked_for_at_once(string reference)
    {
        var (asked, typed) = await AskAsync(
            reference,
            _ => (409, """{"type":"t","title":"t","status":409,"detail":"it is over","code":"wrong-state"}""")
        );

        Assert.Equal("/v1/jobs/147/hold", Assert.Single(asked));
        Assert.Equal((1, "weir: hold: it is over\n"), (typed.Status, typed.Error));
    }

    [Theory]
    [InlineData("NIGHT/BACKUP", "?schedule=NIGHT&name=BACKUP&limit=1")]
    [InlineData("NIGHT/BACKUP@2026-11-21", "?schedule=NIGHT&name=BACKUP&date=2026-11-21&limit=1")]
    [InlineData("NIGHT/A@B", "?schedule=NIGHT&name=A%40B&limit=1")]
    [InlineData("NIGHT/A@2026-02-30", "?schedule=NIGHT&name=A%402026-02-30&limit=1")]
    [InlineData("NIGHT/A@2026-11-21@2026-11-22", "?schedule=NIGHT&name=A%402026-11-21&date=2026-11-22&limit=1")]
    public async Task A_name_is_looked_up_and_one_that_nobody_has_is_said_with_what_to_type(string reference, string query)
    {
        var (asked, typed) = await AskAsync(reference, _ => (200, """{"items":[],"next":null}"""));

        Assert.Equal("/v1/jobs" + query, Assert.Single(asked));
        Assert.Equal(4, typed.Status);
        Assert.Equal($"weir: hold: there is no job {reference}; see weir jobs --schedule NIGHT\n", typed.Error);
    }

    [Theory]
    [InlineData("NIGHT")]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("NIGHT/")]
    [InlineData("/BACKUP")]
    [InlineData("A/B/C")]
    [InlineData("NIGHT/@2026-11-21")]
    [InlineData("9999999999")]
    public async Task What_can_be_no_job_is_not_asked_for(string reference)
    {
        var (asked, typed) = await AskAsync(reference, _ => (200, "{}"));

        Assert.Empty(asked);
        Assert.Equal(2, typed.Status);
        Assert.Equal(
            $"weir: hold: '{reference}' names no job; allowed is a number such as 147, an id such as J0000147, SCHEDULE/JOB[@YYYY-MM-DD], or jv:VARIABLE\n",
            typed.Error
        );
    }

    [Theory]
    [InlineData("jv:MON.JOB", "/v1/variables/MON.JOB/attributes")]
    [InlineData("JV:mon.job", "/v1/variables/MON.JOB/attributes")]
    [InlineData("jv:$anna.MON", "/v1/variables/$anna.MON/attributes")]
    public async Task A_variable_is_asked_which_job_it_shows(string reference, string path)
    {
        var (asked, typed) = await AskAsync(
            reference,
            _ => (404, """{"type":"t","title":"t","status":404,"detail":"there is none","code":"not-found"}""")
        );

        Assert.Equal(path, Uri.UnescapeDataString(Assert.Single(asked)));
        Assert.Equal((4, "weir: hold: there is none\n"), (typed.Status, typed.Error));
    }

    [Theory]
    [InlineData("jv:")]
    [InlineData("jv:#TEMP")]
    [InlineData("jv:two words")]
    public async Task What_can_be_no_variable_is_not_asked_for(string reference)
    {
        var (asked, typed) = await AskAsync(reference, _ => (200, "{}"));

        Assert.Empty(asked);
        Assert.Equal(2, typed.Status);
        Assert.Contains("is no variable here: ", typed.Error, StringComparison.Ordinal);
    }

    private static async Task<(IEnumerable<string> Asked, Typed Typed)> AskAsync(string reference, Func<string, (int, string)> answer)
    {
        ConcurrentQueue<string> asked = [];
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
            {
                var path = request.Path.ToUriComponent() + request.QueryString;
                asked.Enqueue(path);
                return answer(path);
            }
        );
        return (asked, await Typed.RunAsync("hold", reference, "--socket", weir.Socket));
    }
}
