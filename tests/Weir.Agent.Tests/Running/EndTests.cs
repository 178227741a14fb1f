using Weir.Jobs.Facts;
using Weir.Linux;

namespace Weir.Agent.Tests.Running;

public sealed class EndTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task An_end_that_is_written_while_the_process_over_the_job_lives_is_a_word_and_no_end()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        fixture.Shepherds.EndsAtOnce = false;
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        var launch = await fixture.Shepherds.NextAsync(Patience);

        fixture.Shepherds.Write(launch, 0);
        // The word has been heard: the start that comes with it is told.
        await fixture.Server.FactAsync<JobStarted>(fact => fact.Number == number, Patience);
        Assert.Equal(1, fixture.Agent.Unfinished);

        fixture.Shepherds.End(launch, 7);
        Assert.Equal(7, (await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience)).ExitCode);
    }

    [Theory(Timeout = 20_000)]
    [InlineData("\"exitCode\":-1")]
    [InlineData("\"exitCode\":256")]
    [InlineData("\"signal\":900")]
    [InlineData("\"exitCode\":0,\"signal\":9")]
    [InlineData("\"nothing\":0")]
    public async Task An_end_that_no_process_can_have_is_none(string how)
    {
        await using var fixture = await AgentFixture.OpenAsync();
        fixture.Shepherds.EndsAtOnce = false;
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        var launch = await fixture.Shepherds.NextAsync(Patience);

        fixture.Shepherds.WriteText(
            launch,
            $$"""{"processId":1,"startedAt":"2026-01-01T00:00:00Z","endedAt":"2026-01-01T00:00:00Z",{{how}},"cpuMicroseconds":5,"peakKibibytes":6}"""
        );
        fixture.Shepherds.Over(launch).End();

        await fixture.Server.FactAsync<JobLost>(fact => fact.Number == number, Patience);
    }

    [Fact(Timeout = 20_000)]
    public async Task More_than_the_machine_could_give_in_its_time_is_not_taken_over()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        fixture.Shepherds.EndsAtOnce = false;
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        var launch = await fixture.Shepherds.NextAsync(Patience);

        fixture.Shepherds.WriteText(
            launch,
            """{"processId":1,"startedAt":"2026-01-01T00:00:00Z","endedAt":"2026-01-01T00:00:00Z","exitCode":0,"cpuMicroseconds":1000000000000,"peakKibibytes":1000000000000}"""
        );
        fixture.Shepherds.Over(launch).End();

        var end = await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience);
        Assert.InRange(end.CpuMicroseconds, 0, 60_000_000L * Environment.ProcessorCount);
        Assert.InRange(end.PeakKibibytes, 1, MachineMemory.TotalKibibytes());
    }
}
