using System.Text;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol;
using Weir.Stores;

namespace Weir.Agent.Tests.Gate;

public sealed class SubmitTests
{
    private static readonly Submitter Nobody = new("nobody", 65534, 65534, []);

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task A_job_without_a_rule_goes_at_once_and_its_end_reaches_the_server()
    {
        await using var fixture = await AgentFixture.OpenAsync();

        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);

        var ended = await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience);
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(1, fixture.Server.Count<JobSubmitted>());
        Assert.Equal(1, fixture.Server.Count<JobStarted>());
        Assert.Single(fixture.Shepherds.Launched);
    }

    [Fact(Timeout = 20_000)]
    public async Task While_the_way_is_off_a_job_runs_with_a_row_and_an_end_and_the_server_hears_nothing_of_it()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        fixture.Shepherds.EndsAtOnce = false;
        await fixture.Agent.SetWayAsync("submit", "off", AgentFixture.Operator, Patience);

        var submission = AgentFixture.Submission("QUIET") with { Hold = true };
        var answer = await fixture.Agent.SubmitAsync(submission, AgentFixture.Me, Task.CompletedTask, Patience);
        Assert.Contains("the gate is off for submit", Assert.Single(answer.Warnings), StringComparison.Ordinal);
        var others = await fixture.Agent.SubmitAsync(submission, Nobody, Task.CompletedTask, Patience);
        Assert.NotEqual(answer.Number, others.Number);
        var one = await fixture.Shepherds.NextAsync(Patience);
        var two = await fixture.Shepherds.NextAsync(Patience);
        fixture.Shepherds.End(one, 5);
        fixture.Shepherds.End(two, 5);

        Assert.Equal(5, (await fixture.Agent.WaitForEndAsync(answer.Number, AgentFixture.Operator, Patience)).ExitCode);
        Assert.Equal(5, (await fixture.Agent.WaitForEndAsync(others.Number, AgentFixture.Operator, Patience)).ExitCode);
        Assert.Equal("QUIET", (await fixture.Agent.FindTrackedAsync(answer.Number, AgentFixture.Operator, Patience)).Name);
        await fixture.Agent.SetWayAsync("submit", "on", AgentFixture.Operator, Patience);
        var told = await fixture.SubmitAsync(AgentFixture.Submission("LOUD"), Patience);
        await fixture.Server.FactAsync<JobSubmitted>(fact => fact.Number == told, Patience);
        Assert.Equal(1, fixture.Server.Count<JobSubmitted>());
        Assert.Equal(0, fixture.Server.Count<JobEnded>());
    }

    [Fact(Timeout = 20_000)]
    public async Task J79_what_was_started_is_told_as_soon_as_it_has_begun()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        fixture.Shepherds.EndsAtOnce = false;
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);

        var begun = await fixture.Agent.WaitForStartAsync(number, null, AgentFixture.Operator, Patience);

        Assert.Equal(("R", true), (begun.Letter, begun.StartedAt is not null && begun.ProcessId is not null));
        fixture.Shepherds.End(await fixture.Shepherds.NextAsync(Patience), 0);
    }

    [Fact(Timeout = 20_000)]
    public async Task J79_a_job_of_another_machine_is_not_waited_for()
    {
        await using var fixture = await AgentFixture.OpenAsync();

        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() =>
            fixture.Agent.WaitForStartAsync(new TrackingNumber(999), "elsewhere", AgentFixture.Operator, Patience)
        );

        Assert.Equal(ProblemCodes.NotFound, refused.Code);
    }

    [Fact(Timeout = 20_000)]
    public async Task The_same_key_is_the_same_submission()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var submission = AgentFixture.Submission();

        var first = await fixture.SubmitAsync(submission, Patience);
        var second = await fixture.SubmitAsync(submission, Patience);

        Assert.Equal(first, second);
        await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == first, Patience);
        Assert.Single(fixture.Shepherds.Launched);
    }

    [Fact(Timeout = 20_000)]
    public async Task What_a_failing_disk_may_have_stored_is_not_refused_and_its_key_gets_the_number_that_it_has()
    {
        await using var house = await AgentFixture.OpenAsync();
        var submission = AgentFixture.Submission() with { Hold = true };
        TrackingNumber? stored = null;
        house.Written = entry =>
        {
            if (stored is null && entry.Submission is { } written)
            {
                stored = written.Number;
                throw new StoreException(StoreFailure.Uncertain, "the disk failed");
            }
        };

        var unsure = await Assert.ThrowsAsync<AgentRefusedException>(() => house.SubmitAsync(submission, Patience));
        var again = await house.SubmitAsync(submission, Patience);

        Assert.Equal(ProblemCodes.StoreUncertain, unsure.Code);
        Assert.Equal(stored, again);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_missing_command_is_refused_without_a_number()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var submission = AgentFixture.Submission() with { Arguments = ["no-such-program-anywhere"u8.ToArray()] };

        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() => fixture.SubmitAsync(submission, Patience));

        Assert.Equal(ProblemCodes.NoSuchCommand, refused.Code);
    }

    [Theory(Timeout = 20_000)]
    [InlineData("#!/bin/sh\r\ntrue\r\n", "its lines end as DOS writes them")]
    [InlineData("#!/no/such/shell\n", "its interpreter /no/such/shell cannot be executed: No such file")]
    public async Task A_script_that_cannot_start_is_refused_without_a_number(string script, string why)
    {
        await using var fixture = await AgentFixture.OpenAsync();

        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() =>
            fixture.SubmitAsync(AgentFixture.Submission() with { Script = Encoding.UTF8.GetBytes(script) }, Patience)
        );

        Assert.Equal(ProblemCodes.NoSuchCommand, refused.Code);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 20_000)]
    public async Task What_another_user_may_not_see_and_what_is_not_there_are_answered_alike()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root: an ordinary user's agent takes that user's jobs only");
        await using var fixture = await AgentFixture.OpenAsync();
        var hidden = Directory.CreateTempSubdirectory("weir-hidden-");
        try
        {
            var secret = Path.Join(hidden.FullName, "secret");
            await File.WriteAllTextAsync(secret, "", Patience);
            foreach (var path in (string[])[secret, Path.Join(hidden.FullName, "nothing")])
            {
                var command = AgentFixture.Submission() with { Arguments = [Encoding.UTF8.GetBytes(path)] };
                var directory = AgentFixture.Submission() with { Directory = Encoding.UTF8.GetBytes(path) };

                Assert.NotEqual(default, (await fixture.Agent.SubmitAsync(command, Nobody, Task.CompletedTask, Patience)).Number);
                Assert.NotEqual(default, (await fixture.Agent.SubmitAsync(directory, Nobody, Task.CompletedTask, Patience)).Number);
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
        await using var fixture = await AgentFixture.OpenAsync();
        var held = AgentFixture.Submission() with { Hold = true };
        SubmitResult first = null!;
        for (var i = 0; i < AgentFixture.MaximumWaiting; i++)
        {
            first = await fixture.Agent.SubmitAsync(held with { Key = Guid.NewGuid() }, Nobody, Task.CompletedTask, Patience);
        }

        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() =>
            fixture.Agent.SubmitAsync(held with { Key = Guid.NewGuid() }, Nobody, Task.CompletedTask, Patience)
        );

        Assert.Equal(ProblemCodes.TooMany, refused.Code);
        Assert.Matches("^nobody has 20 jobs here that are not over, .*: wait for some to end, or cancel some$", refused.Message);
        Assert.NotEqual(
            default,
            (
                await fixture.Agent.SubmitAsync(
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
        await fixture.Agent.CancelByHandAsync(first.Number, "room", 0, AgentFixture.Operator, Patience);
        Assert.NotEqual(
            default,
            (await fixture.Agent.SubmitAsync(held with { Key = Guid.NewGuid() }, Nobody, Task.CompletedTask, Patience)).Number
        );
    }
}
