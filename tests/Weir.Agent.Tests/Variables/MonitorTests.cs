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
    private static readonly VariableAsker Root = new(AgentHouse.Me, Role.Administrator, null);

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task A_waiting_job_is_shown_before_it_is_answered_and_its_end_after_it()
    {
        await using var house = await AgentHouse.OpenAsync();
        var number = await house.SubmitAsync(Monitored() with { Hold = true }, Patience);
        Assert.Equal("$S", await StatusAsync(house));

        await house.Agent.StartByHandAsync(number, false, AgentHouse.Operator, Patience);
        // Told of the end when the variable has it.
        await house.Agent.WaitForEndAsync(number, AgentHouse.Operator, Patience);

        Assert.Equal("$T", await StatusAsync(house));
        Assert.False((await ShowAsync(house)).Monitoring);
        Assert.Equal(number.Value, (await ShowAsync(house)).Job);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_same_submission_again_is_the_same_and_another_is_refused()
    {
        await using var house = await AgentHouse.OpenAsync();
        var submission = Monitored() with { Hold = true };
        var number = await house.SubmitAsync(submission, Patience);

        Assert.Equal(number, await house.SubmitAsync(submission, Patience));
        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() => house.SubmitAsync(Monitored(), Patience));

        Assert.Equal(ProblemCodes.InUse, refused.Code);
        Assert.Contains(number.ToString(), refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_cancel_of_a_waiting_job_says_who_and_why()
    {
        await using var house = await AgentHouse.OpenAsync();
        var number = await house.SubmitAsync(Monitored() with { Hold = true }, Patience);

        await house.Agent.CancelByHandAsync(number, "disk full", 0, AgentHouse.Operator, Patience);

        var view = await ShowAsync(house);
        Assert.Equal(("$A", "root: disk full"), (view.Record!.Status, view.Record.Info));
    }

    [Fact(Timeout = 30_000)]
    public async Task What_the_schedule_names_is_shown_and_its_success_counts()
    {
        await using var house = await AgentHouse.OpenAsync(new RuleView { JobName = "TEST", Type = "queue" });
        await house.Agent.SettleRulesAsync(1, TimeSpan.FromSeconds(10), Patience);
        house.Shepherds.EndsAtOnce = false;
        var number = await house.SubmitAsync(AgentHouse.Submission(), Patience);

        house.Server.Issue(new Accept(number) { Monitor = "MON.JOB", Ok = "0-4" });
        await house.Server.FactAsync<JobMonitored>(fact => fact.Number == number && fact.Monitor == "$root.MON.JOB", Patience);
        house.Server.Issue(new Start(number, null) { Monitor = "MON.JOB", Ok = "0-4" });
        house.Shepherds.End(await house.Shepherds.NextAsync(Patience), 4);
        await house.Agent.WaitForEndAsync(number, AgentHouse.Operator, Patience);

        Assert.Equal("$T", await StatusAsync(house));
        Assert.Equal("AdHoc", (await ShowAsync(house)).Record!.Info);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_rules_variable_that_cannot_be_had_keeps_no_job_from_running()
    {
        await using var house = await AgentHouse.OpenAsync(
            new RuleView
            {
                JobName = "TEST",
                Type = "track",
                Monitor = "MON.JOB",
            }
        );
        await house.Agent.SettleRulesAsync(1, TimeSpan.FromSeconds(10), Patience);
        var first = await house.SubmitAsync(AgentHouse.Submission() with { Hold = true }, Patience);
        var second = await house.SubmitAsync(AgentHouse.Submission(), Patience);

        await house.Agent.WaitForEndAsync(second, AgentHouse.Operator, Patience);
        var message = await house.Server.FactAsync<AgentMessage>(fact => fact.Code == "monitor-refused", Patience);

        Assert.Contains($"monitors job {first}", message.Text, StringComparison.Ordinal);
        Assert.Equal("$S", await StatusAsync(house));
    }

    [Fact(Timeout = 30_000)]
    public async Task Another_agent_takes_up_what_waits_and_ends_what_is_over()
    {
        await using var house = await AgentHouse.OpenAsync();
        house.Shepherds.EndsAtOnce = false;
        var waiting = await house.SubmitAsync(Monitored() with { Hold = true }, Patience);
        var running = await house.SubmitAsync(Monitored("OTHER"), Patience);
        var launch = await house.Shepherds.NextAsync(Patience);
        var old = house.Shepherds;
        await house.StopAsync();
        old.End(launch, 1);

        await house.StartAgainAsync();
        await house.Agent.WaitForEndAsync(running, AgentHouse.Operator, Patience);

        Assert.Equal(("$S", "$A"), (await StatusAsync(house), await StatusAsync(house, "OTHER")));
        await house.Agent.CancelByHandAsync(waiting, "", 0, AgentHouse.Operator, Patience);
        Assert.Equal("$A", await StatusAsync(house));
    }

    [Fact(Timeout = 30_000)]
    public async Task Word_of_a_lost_variable_becomes_a_message_and_the_record_is_put_right()
    {
        await using var house = await AgentHouse.OpenAsync();
        house.Shepherds.EndsAtOnce = false;
        var number = await house.SubmitAsync(Monitored(), Patience);
        var launch = await house.Shepherds.NextAsync(Patience);
        File.Delete((await ShowAsync(house)).File);
        await File.WriteAllTextAsync(Path.Join(launch.Folder, "record-lost"), "no such file\n", Patience);

        house.Shepherds.End(launch, 0);

        var message = await house.Server.FactAsync<AgentMessage>(fact => fact.Code == "monitor-lost", Patience);
        Assert.Contains("no such file", message.Text, StringComparison.Ordinal);
        await house.Agent.WaitForEndAsync(number, AgentHouse.Operator, Patience);
        Assert.Equal("$T", await StatusAsync(house));
    }

    [Fact(Timeout = 30_000)]
    public async Task Monitoring_is_moved_and_ended()
    {
        await using var house = await AgentHouse.OpenAsync();
        var number = await house.SubmitAsync(Monitored() with { Hold = true }, Patience);

        await house.Agent.Variables.Jobs.MoveAsync(number, new MonitorMove("OTHER"), Root, Patience);
        Assert.Equal(("$A", "$S"), (await StatusAsync(house), await StatusAsync(house, "OTHER")));
        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() =>
            house.Agent.Variables.Jobs.MoveAsync(number, new MonitorMove("OTHER"), Root, Patience)
        );
        Assert.Equal(ProblemCodes.Exists, refused.Code);

        await house.Agent.Variables.Jobs.MoveAsync(number, new MonitorMove(null), Root, Patience);
        Assert.Equal("$A", await StatusAsync(house, "OTHER"));
        await house.Server.FactAsync<JobMonitored>(fact => fact.Monitor is null, Patience);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_password_is_needed_and_not_kept()
    {
        await using var house = await AgentHouse.OpenAsync();
        await house.Agent.Variables.CreateAsync(new VariableAttributes { Name = "MON.JOB", WritePassword = "open-sesame" }, Root, Patience);

        var refused = await Assert.ThrowsAsync<AgentRefusedException>(() => house.SubmitAsync(Monitored(), Patience));
        var number = await house.SubmitAsync(Monitored() with { MonitorPassword = "open-sesame" }, Patience);

        Assert.Equal(ProblemCodes.WrongPassword, refused.Code);
        await house.Agent.WaitForEndAsync(number, AgentHouse.Operator, Patience);
        Assert.Equal("$T", await StatusAsync(house));
    }

    private static Submission Monitored(string name = "MON.JOB") => AgentHouse.Submission() with { Monitor = name };

    private static Task<VariableView> ShowAsync(AgentHouse house, string name = "MON.JOB") =>
        house.Agent.Variables.ShowAsync(name, Root, Patience);

    private static async Task<string> StatusAsync(AgentHouse house, string name = "MON.JOB") =>
        (await ShowAsync(house, name)).Record!.Status;
}
