namespace Weir.Cli.Tests;

public sealed class JobsTests
{
    [Fact]
    public async Task Filters_go_to_the_server()
    {
        var asked = "";
        await using var weir = await StubWeir.StartAsync((request, _) =>
        {
            asked = request.QueryString.Value!;
            return (200, """{"items":[],"next":null}""");
        });
        await Typed.RunAsync("jobs", "--schedule", "AdHoc", "--state", "waiting", "--limit", "5", "--socket", weir.Socket);
        Assert.Equal("?state=Waiting&schedule=AdHoc&limit=5", asked);
    }

    [Fact]
    public async Task A_refusal_is_one_line_and_its_kind_is_the_exit_status()
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (404, """{"type":"t","title":"t","status":404,"detail":"there is no job 000000147","code":"not-found"}"""));
        var typed = await Typed.RunAsync("rlsjob", "147", "--socket", weir.Socket);
        Assert.Equal(4, typed.Status);
        Assert.Equal("weir: start: there is no job 000000147", typed.Error.TrimEnd());
    }
}
