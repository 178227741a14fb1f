using System.Diagnostics;
using Weir.Execution.Local;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Protocol;

namespace Weir.Agent.Tests.Log;

public sealed class ReadLogTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task What_a_job_wrote_is_read()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var launch = await Ended(fixture);
        await File.WriteAllTextAsync(Path.Join(launch.Folder, "files", "out"), "hello\n", Patience);

        Assert.Equal("hello\n", await Read(fixture, launch));
    }

    [Fact(Timeout = 20_000)]
    public async Task Who_follows_a_job_may_be_faster_than_the_order_that_brings_it()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var first = await Ended(fixture);
        var again = new TrackingNumber(900_000);
        var asked = fixture.Agent.ReadLogAsync(again, LogStream.Out, follow: true, AgentFixture.Operator, Patience);

        fixture.Server.Issue(new Rerun(first.Number, again, "somebody"));

        Assert.NotNull((await asked).Bytes);
    }

    [Fact(Timeout = 20_000)]
    public async Task Who_only_looks_at_a_job_that_is_not_here_is_told_so_at_once()
    {
        await using var fixture = await AgentFixture.OpenAsync();

        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() =>
            fixture.Agent.ReadLogAsync(new TrackingNumber(900_000), LogStream.Out, follow: false, AgentFixture.Operator, Patience)
        );

        Assert.Equal(ProblemCodes.NotFound, refused.Code);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_link_in_the_place_of_the_output_is_not_followed()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var launch = await Ended(fixture);
        File.CreateSymbolicLink(Path.Join(launch.Folder, "files", "out"), "/etc/passwd");

        await Refused(fixture, launch);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_pipe_in_the_place_of_the_output_holds_nobody_up()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var launch = await Ended(fixture);
        using var make = Process.Start("mkfifo", Path.Join(launch.Folder, "files", "out"));
        await make.WaitForExitAsync(Patience);

        await Refused(fixture, launch);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_folder_in_the_place_of_the_output_is_refused()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var launch = await Ended(fixture);
        Directory.CreateDirectory(Path.Join(launch.Folder, "files", "out"));

        await Refused(fixture, launch);
    }

    private static async Task<ShepherdLaunch> Ended(AgentFixture fixture)
    {
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience);
        return await fixture.Shepherds.NextAsync(Patience);
    }

    private static async Task Refused(AgentFixture fixture, ShepherdLaunch launch)
    {
        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() => Read(fixture, launch));
        Assert.Equal(ProblemCodes.NotAllowed, refused.Code);
    }

    private static async Task<string> Read(AgentFixture fixture, ShepherdLaunch launch)
    {
        var log = await fixture.Agent.ReadLogAsync(launch.Number, LogStream.Out, follow: false, AgentFixture.Operator, Patience);
        using var reader = new StreamReader(log.Bytes!);
        return await reader.ReadToEndAsync(Patience);
    }
}
