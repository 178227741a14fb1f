using System.Text;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol;

namespace Weir.Agent.Tests.Gate;

public sealed class SubmitTests
{
    private static readonly Submitter Nobody = new("nobody", 65534, 65534, []);

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task A_job_without_a_rule_goes_at_once_and_its_end_reaches_the_server()
    {
        await using var house = await AgentHouse.OpenAsync();

        var number = await house.SubmitAsync(AgentHouse.Submission(), Patience);

        var ended = await house.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience);
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(1, house.Server.Count<JobSubmitted>());
        Assert.Equal(1, house.Server.Count<JobStarted>());
        Assert.Single(house.Shepherds.Launched);
    }

    [Fact(Timeout = 20_000)]
    public async Task While_the_way_is_off_a_job_runs_with_a_row_and_an_end_and_the_server_hears_nothing_of_it()
    {
        await using var house = await AgentHouse.OpenAsync();
        house.Shepherds.EndsAtOnce = false;
        await house.Agent.SetWayAsync("submit", "off", AgentHouse.Operator, Patience);

        var submission = AgentHouse.Submission("QUIET") with { Hold = true };
        var answer = await house.Agent.SubmitAsync(submission, AgentHouse.Me, Task.CompletedTask, Patience);
        Assert.Contains("the gate is off for submit", Assert.Single(answer.Warnings), StringComparison.Ordinal);
        var others = await house.Agent.SubmitAsync(submission, Nobody, Task.CompletedTask, Patience);
        Assert.NotEqual(answer.Number, others.Number);
        var one = await house.Shepherds.NextAsync(Patience);
        var two = await house.Shepherds.NextAsync(Patience);
        house.Shepherds.End(one, 5);
        house.Shepherds.End(two, 5);

        Assert.Equal(5, (await house.Agent.WaitForEndAsync(answer.Number, AgentHouse.Operator, Patience)).ExitCode);
        Assert.Equal(5, (await house.Agent.WaitForEndAsync(others.Number, AgentHouse.Operator, Patience)).ExitCode);
        Assert.Equal("QUIET", (await house.Agent.FindTrackedAsync(answer.Number, AgentHouse.Operator, Patience)).Name);
        await house.Agent.SetWayAsync("submit", "on", AgentHouse.Operator, Patience);
        var told = await house.SubmitAsync(AgentHouse.Submission("LOUD"), Patience);
        await house.Server.FactAsync<JobSubmitted>(fact => fact.Number == told, Patience);
        Assert.Equal(1, house.Server.Count<JobSubmitted>());
        Assert.Equal(0, house.Server.Count<JobEnded>());
    }

    [Fact(Timeout = 20_000)]
    public async Task The_same_key_is_the_same_submission()
    {
        await using var house = await AgentHouse.OpenAsync();
        var submission = AgentHouse.Submission();

        var first = await house.SubmitAsync(submission, Patience);
        var second = await house.SubmitAsync(submission, Patience);

        Assert.Equal(first, second);
        await house.Server.FactAsync<JobEnded>(fact => fact.Number == first, Patience);
        Assert.Single(house.Shepherds.Launched);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_missing_command_is_refused_without_a_number()
    {
        await using var house = await AgentHouse.OpenAsync();
        var submission = AgentHouse.Submission() with { Arguments = ["no-such-program-anywhere"u8.ToArray()] };

        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() => house.SubmitAsync(submission, Patience));

        Assert.Equal(ProblemCodes.NoSuchCommand, refused.Code);
    }

    [Theory(Timeout = 20_000)]
    [InlineData("#!/bin/sh\r\ntrue\r\n", "its lines end as DOS writes them")]
    [InlineData("#!/no/such/shell\n", "its interpreter /no/such/shell cannot be executed: No such file")]
    public async Task A_script_that_cannot_start_is_refused_without_a_number(string script, string why)
    {
        await using var house = await AgentHouse.OpenAsync();

        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() =>
            house.SubmitAsync(AgentHouse.Submission() with { Script = Encoding.UTF8.GetBytes(script) }, Patience)
        );

        Assert.Equal(ProblemCodes.NoSuchCommand, refused.Code);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 20_000)]
    public async Task What_another_user_may_not_see_and_what_is_not_there_are_answered_alike()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root: an ordinary user's agent takes that user's jobs only");
        await using var house = await AgentHouse.OpenAsync();
        var hidden = Directory.CreateTempSubdirectory("weir-hidden-");
        try
        {
            var secret = Path.Join(hidden.FullName, "secret");
            await File.WriteAllTextAsync(secret, "", Patience);
            foreach (var path in (string[])[secret, Path.Join(hidden.FullName, "nothing")])
            {
                var command = AgentHouse.Submission() with { Arguments = [Encoding.UTF8.GetBytes(path)] };
                var directory = AgentHouse.Submission() with { Directory = Encoding.UTF8.GetBytes(path) };

                Assert.NotEqual(default, (await house.Agent.SubmitAsync(command, Nobody, Task.CompletedTask, Patience)).Number);
                Assert.NotEqual(default, (await house.Agent.SubmitAsync(directory, Nobody, Task.CompletedTask, Patience)).Number);
            }
        }
        finally
        {
            hidden.Delete(recursive: true);
        }
    }

    [Fact(Timeout = 20_000)]
    public async Task A_user_with_too_many_jobs_waiting_is_refused_until_one_is_over_and_others_are_not()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root: an ordinary user's agent takes that user's jobs only");
        await using var house = await AgentHouse.OpenAsync();
        var held = AgentHouse.Submission() with { Hold = true };
        SubmitAnswer first = null!;
        for (var i = 0; i < AgentHouse.MaximumWaiting; i++)
        {
            first = await house.Agent.SubmitAsync(held with { Key = Guid.NewGuid() }, Nobody, Task.CompletedTask, Patience);
        }

        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() =>
            house.Agent.SubmitAsync(held with { Key = Guid.NewGuid() }, Nobody, Task.CompletedTask, Patience)
        );

        Assert.Equal(ProblemCodes.TooMany, refused.Code);
        Assert.Matches("^nobody has 20 jobs here that are not over, .*: wait for some to end, or cancel some$", refused.Message);
        Assert.NotEqual(
            default,
            (
                await house.Agent.SubmitAsync(
                    held with
                    {
                        Key = Guid.NewGuid(),
                    },
                    Nobody with
                    {
                        User = "daemon",
                        UserId = 1,
                    },
                    Task.CompletedTask,
                    Patience
                )
            ).Number
        );
        await house.Agent.CancelByHandAsync(first.Number, "room", 0, AgentHouse.Operator, Patience);
        Assert.NotEqual(
            default,
            (await house.Agent.SubmitAsync(held with { Key = Guid.NewGuid() }, Nobody, Task.CompletedTask, Patience)).Number
        );
    }
}
