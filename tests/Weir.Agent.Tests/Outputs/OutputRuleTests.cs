using System.Diagnostics;
using Weir.Agent.Machine;
using Weir.Execution.Local;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Outputs;
using Weir.Jobs.Plans;
using Weir.Protocol.Rules;

namespace Weir.Agent.Tests.Outputs;

public sealed class OutputRuleTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task J40_a_line_that_is_looked_for_is_told_while_the_job_runs_and_so_often_as_its_rule_says()
    {
        await using var fixture = await OpenAsync(
            new OutputRule
            {
                Match = "ORA-[0-9]+",
                Message = "the database complains",
                Severity = MessageSeverity.Error,
            }
        );
        var launch = await StartAsync(fixture);

        await WriteAsync(launch, "out", "all is well\nORA-1234: no space\nORA-1235: still none\n");

        var matched = await fixture.Server.FactAsync<OutputMatched>(_ => true, Patience);
        Assert.Equal("message rule 1 matched in out: ORA-1234: no space", matched.Text);
        var message = await fixture.Server.FactAsync<AgentMessage>(fact => fact.Code == "output-message", Patience);
        Assert.Equal(MessageSeverity.Error, message.Severity);
        Assert.EndsWith("the database complains (out: ORA-1234: no space)", message.Text, StringComparison.Ordinal);
        fixture.Shepherds.End(launch, 0);
        await fixture.Server.FactAsync<JobEnded>(_ => true, Patience);
        Assert.Single(fixture.Server.Taken, fact => fact.Fact is OutputMatched);
    }

    [Fact(Timeout = 20_000)]
    public async Task What_was_acted_on_is_not_acted_on_again_after_a_restart_and_what_comes_then_is()
    {
        await using var fixture = await OpenAsync(
            new OutputRule
            {
                Match = "^E",
                In = "err",
                Times = 100,
            }
        );
        var launch = await StartAsync(fixture);
        await WriteAsync(launch, "err", "E1\nfine\n");
        await fixture.Server.FactAsync<OutputMatched>(_ => true, Patience);

        await fixture.StopAsync();
        await WriteAsync(launch, "err", "E2\nE3");
        fixture.Shepherds.End(launch, 0);
        await fixture.StartAgainAsync();

        await fixture.Server.FactAsync<JobEnded>(_ => true, Patience);
        Assert.Equal(
            ["E1", "E2", "E3"],
            fixture.Server.Taken.Select(fact => fact.Fact).OfType<OutputMatched>().Select(fact => fact.Text[^2..])
        );
    }

    [Theory(Timeout = 20_000)]
    [InlineData(0, OutputResults.Failed, "F", 40)]
    [InlineData(3, OutputResults.Succeeded, "S", 0)]
    public async Task What_a_job_wrote_decides_how_it_counts(int status, string result, string line, int severity)
    {
        await using var fixture = await OpenAsync(new OutputRule { Match = line, Result = result });
        var launch = await StartAsync(fixture);

        // The last line needs no end.
        await WriteAsync(launch, "out", line);
        fixture.Shepherds.End(launch, status);

        var ended = await fixture.Server.FactAsync<JobEnded>(_ => true, Patience);
        Assert.Equal((status, result), (ended.ExitCode, ended.Result));
        Assert.Equal(severity, (await fixture.Agent.FindTrackedAsync(launch.Number, AgentFixture.Operator, Patience)).Severity);
    }

    [Fact(Timeout = 20_000)]
    public async Task J40_a_question_is_answered_on_standard_input_and_a_program_hears_of_it()
    {
        var folder = Directory.CreateTempSubdirectory("weir-heard-");
        try
        {
            await using var fixture = await OpenAsync(
                new OutputRule
                {
                    Match = "continue\\?",
                    Reply = "yes",
                    Run = ["/bin/sh", "-c", $"cat > {folder.FullName}/new && mv {folder.FullName}/new {folder.FullName}/heard"],
                }
            );
            var launch = await StartAsync(fixture);
            Assert.True(launch.Order.IsAnswered);
            var pipe = Path.Join(launch.Folder, "files", "in");
            using var make = Process.Start("mkfifo", pipe);
            await make.WaitForExitAsync(Patience);
            await using var reader = new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);

            await WriteAsync(launch, "out", "continue?\n");

            var answer = new byte[4];
            await reader.ReadExactlyAsync(answer, Patience);
            Assert.Equal("yes\n"u8.ToArray(), answer);
            await AgentFixture.UntilAsync(() => File.Exists(Path.Join(folder.FullName, "heard")));
            Assert.Equal("continue?\n", await File.ReadAllTextAsync(Path.Join(folder.FullName, "heard"), Patience));
            fixture.Shepherds.End(launch, 0);
            await fixture.Server.FactAsync<JobEnded>(_ => true, Patience);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact(Timeout = 20_000)]
    public async Task An_answer_that_nobody_reads_is_said()
    {
        await using var fixture = await OpenAsync(new OutputRule { Match = "continue\\?", Reply = "yes" });
        var launch = await StartAsync(fixture);

        await WriteAsync(launch, "out", "continue?\n");

        var message = await fixture.Server.FactAsync<AgentMessage>(fact => fact.Code == OutputWork.NotDone, Patience);
        Assert.Contains("was not answered: its standard input is no pipe", message.Text, StringComparison.Ordinal);
        fixture.Shepherds.End(launch, 0);
        await fixture.Server.FactAsync<JobEnded>(_ => true, Patience);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_line_may_end_the_job()
    {
        await using var fixture = await OpenAsync(new OutputRule { Match = "fatal", End = true });
        var launch = await StartAsync(fixture);

        await WriteAsync(launch, "err", "fatal: give up\n");

        await AgentFixture.UntilAsync(() => fixture.Part<Agent.Jobs.ActiveJobs>().All.All(job => job.Row.Code == ReasonCodes.Cancelled));
        fixture.Shepherds.End(launch, 143);
        var ended = await fixture.Server.FactAsync<JobEnded>(_ => true, Patience);
        Assert.True(ended.Cancelled);
    }

    private static Task<AgentFixture> OpenAsync(OutputRule rule) =>
        AgentFixture.OpenAsync(
            new TrackedDefinition
            {
                Schedule = "AdHoc",
                Name = "TEST",
                Run = new DefinedRun { Messages = [rule] },
            }
        );

    private static async Task<ShepherdLaunch> StartAsync(AgentFixture fixture)
    {
        fixture.Shepherds.EndsAtOnce = false;
        await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        return await fixture.Shepherds.NextAsync(Patience);
    }

    private static Task WriteAsync(ShepherdLaunch launch, string name, string text) =>
        File.AppendAllTextAsync(Path.Join(launch.Folder, "files", name), text, Patience);
}
