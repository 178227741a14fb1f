using Weir.Agent.Variables;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Protocol;
using Weir.Protocol.Rules;
using Weir.Protocol.Variables;

namespace Weir.Agent.Tests.Variables;

public sealed class MonitorTests
{
    private static readonly VariableRequester Root = new(AgentFixture.Me, Role.Administrator, null);

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task A_waiting_job_is_shown_before_it_is_answered_and_its_end_after_it()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var number = await fixture.SubmitAsync(Monitored() with { Hold = true }, Patience);
        Assert.Equal("$S", await StatusAsync(fixture));

        await fixture.Agent.StartByHandAsync(number, false, AgentFixture.Operator, Patience);
        // Told of the end when the variable has it.
        await fixture.Agent.WaitForEndAsync(number, AgentFixture.Operator, Patience);

        Assert.Equal("$T", await StatusAsync(fixture));
        Assert.False((await ShowAsync(fixture)).Monitoring);
        Assert.Equal(number.Value, (await ShowAsync(fixture)).Job);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_same_submission_again_is_the_same_and_another_is_refused()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var submission = Monitored() with { Hold = true };
        var number = await fixture.SubmitAsync(submission, Patience);

        Assert.Equal(number, await fixture.SubmitAsync(submission, Patience));
        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() => fixture.SubmitAsync(Monitored(), Patience));

        Assert.Equal(ProblemCodes.InUse, refused.Code);
        Assert.Contains(number.ToString(), refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_cancel_of_a_waiting_job_says_who_and_why()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var number = await fixture.SubmitAsync(Monitored() with { Hold = true }, Patience);

        await fixture.Agent.CancelByHandAsync(number, "disk full", 0, AgentFixture.Operator, Patience);

        var view = await ShowAsync(fixture);
        Assert.Equal(("$A", "root: disk full"), (view.Record!.Status, view.Record.Info));
    }

    [Fact(Timeout = 30_000)]
    public async Task What_the_schedule_names_is_shown_and_its_success_counts()
    {
        await using var fixture = await AgentFixture.OpenAsync(new RuleView { JobName = "TEST", Type = "queue" });
        await fixture.Agent.WaitForRulesAsync(1, TimeSpan.FromSeconds(10), Patience);
        fixture.Shepherds.EndsAtOnce = false;
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);

        fixture.Server.Issue(new Accept(number) { Monitor = "MON.JOB", Ok = "0-4" });
        await fixture.Server.FactAsync<JobMonitored>(fact => fact.Number == number && fact.Monitor == "$root.MON.JOB", Patience);
        fixture.Server.Issue(new Start(number, null) { Monitor = "MON.JOB", Ok = "0-4" });
        fixture.Shepherds.End(await fixture.Shepherds.NextAsync(Patience), 4);
        await fixture.Agent.WaitForEndAsync(number, AgentFixture.Operator, Patience);

        Assert.Equal("$T", await StatusAsync(fixture));
        Assert.Equal("AdHoc", (await ShowAsync(fixture)).Record!.Info);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_rules_variable_that_cannot_be_had_keeps_no_job_from_running()
    {
        await using var fixture = await AgentFixture.OpenAsync(
            new RuleView
            {
                JobName = "TEST",
                Type = "track",
                Monitor = "MON.JOB",
            }
        );
        await fixture.Agent.WaitForRulesAsync(1, TimeSpan.FromSeconds(10), Patience);
        var first = await fixture.SubmitAsync(AgentFixture.Submission() with { Hold = true }, Patience);
        var second = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);

        await fixture.Agent.WaitForEndAsync(second, AgentFixture.Operator, Patience);
        var message = await fixture.Server.FactAsync<AgentMessage>(fact => fact.Code == "monitor-refused", Patience);

        Assert.Contains($"monitors job {first}", message.Text, StringComparison.Ordinal);
        Assert.Equal("$S", await StatusAsync(fixture));
    }

    [Fact(Timeout = 30_000)]
    public async Task Another_agent_takes_up_what_waits_and_ends_what_is_over()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        fixture.Shepherds.EndsAtOnce = false;
        var waiting = await fixture.SubmitAsync(Monitored() with { Hold = true }, Patience);
        var running = await fixture.SubmitAsync(Monitored("OTHER"), Patience);
        var launch = await fixture.Shepherds.NextAsync(Patience);
        var old = fixture.Shepherds;
        await fixture.StopAsync();
        old.End(launch, 1);

        await fixture.StartAgainAsync();
        await fixture.Agent.WaitForEndAsync(running, AgentFixture.Operator, Patience);

        Assert.Equal(("$S", "$A"), (await StatusAsync(fixture), await StatusAsync(fixture, "OTHER")));
        await fixture.Agent.CancelByHandAsync(waiting, "", 0, AgentFixture.Operator, Patience);
        Assert.Equal("$A", await StatusAsync(fixture));
    }

    [Fact(Timeout = 30_000)]
    public async Task Word_of_a_lost_variable_becomes_a_message_and_the_record_is_put_right()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        fixture.Shepherds.EndsAtOnce = false;
        var number = await fixture.SubmitAsync(Monitored(), Patience);
        var launch = await fixture.Shepherds.NextAsync(Patience);
        File.Delete((await ShowAsync(fixture)).File);
        // There whole or not at all, as a shepherd leaves it: the agent may look at any moment.
        var whole = Path.Join(fixture.Options.Data, "record-lost");
        await File.WriteAllTextAsync(whole, "no such file\n", Patience);
        File.Move(whole, Path.Join(launch.Folder, "record-lost"));

        fixture.Shepherds.End(launch, 0);

        var message = await fixture.Server.FactAsync<AgentMessage>(fact => fact.Code == "monitor-lost", Patience);
        Assert.Contains("no such file", message.Text, StringComparison.Ordinal);
        await fixture.Agent.WaitForEndAsync(number, AgentFixture.Operator, Patience);
        Assert.Equal("$T", await StatusAsync(fixture));
    }

    [Fact(Timeout = 30_000)]
    public async Task Monitoring_is_moved_and_ended()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var number = await fixture.SubmitAsync(Monitored() with { Hold = true }, Patience);

        await fixture.Agent.Variables.Jobs.MoveAsync(number, new MonitorMove("OTHER"), Root, Patience);
        Assert.Equal(("$A", "$S"), (await StatusAsync(fixture), await StatusAsync(fixture, "OTHER")));
        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() =>
            fixture.Agent.Variables.Jobs.MoveAsync(number, new MonitorMove("OTHER"), Root, Patience)
        );
        Assert.Equal(ProblemCodes.Exists, refused.Code);

        await fixture.Agent.Variables.Jobs.MoveAsync(number, new MonitorMove(null), Root, Patience);
        Assert.Equal("$A", await StatusAsync(fixture, "OTHER"));
        await fixture.Server.FactAsync<JobMonitored>(fact => fact.Monitor is null, Patience);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_password_is_needed_and_not_kept()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        await fixture.Agent.Variables.CreateAsync(
            new VariableAttributes { Name = "MON.JOB", WritePassword = "open-sesame" },
            Root,
            Patience
        );

        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() => fixture.SubmitAsync(Monitored(), Patience));
        var number = await fixture.SubmitAsync(Monitored() with { MonitorPassword = "open-sesame" }, Patience);

        Assert.Equal(ProblemCodes.WrongPassword, refused.Code);
        await fixture.Agent.WaitForEndAsync(number, AgentFixture.Operator, Patience);
        Assert.Equal("$T", await StatusAsync(fixture));
    }

    private static Submission Monitored(string name = "MON.JOB") => AgentFixture.Submission() with { Monitor = name };

    private static Task<VariableView> ShowAsync(AgentFixture fixture, string name = "MON.JOB") =>
        fixture.Agent.Variables.ShowAsync(name, Root, Patience);

    private static async Task<string> StatusAsync(AgentFixture fixture, string name = "MON.JOB") =>
        (await ShowAsync(fixture, name)).Record!.Status;
}
