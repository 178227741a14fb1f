using System.Reflection;
using Weir.Agent.Variables;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol.Variables;

namespace Weir.Agent.Tests.Audit;

public sealed class MachineAuditTests
{
    private static readonly Caller s_root = new("root", Role.Administrator, "here")
    {
        Actor = new Actor("root", ActorOrigin.Socket, "here", 0),
        Text = "because",
    };
    private static readonly Caller s_eve = new("eve", Role.User, "here") { Actor = new Actor("eve", ActorOrigin.Socket, "here", 1002) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_done_to_the_gate_is_told_with_what_it_was_before()
    {
        await using var fixture = await AgentFixture.OpenAsync();

        await fixture.Agent.SetWayAsync("submit", "off", s_root, Token);
        await fixture.Agent.SetWayAsync("submit", "on", s_root, Token);
        await fixture.Agent.SetAutomaticAsync("negative", s_root, Token);

        var told = await ActsAsync(fixture, 3);
        Assert.Equal(
            ["gate stop submit on off", "gate start submit off on", "gate config automatic off negative"],
            told.Select(act => $"{act.Action} {act.Subject} {act.Before} {act.After}")
        );
        Assert.All(told, act => Assert.Equal(("root", "because", AuditOutcome.Done), (act.Actor.Name, act.Text, act.Outcome)));
    }

    [Fact]
    public async Task Who_may_not_change_the_gate_is_told_as_one_who_tried()
    {
        await using var fixture = await AgentFixture.OpenAsync();

        await Assert.ThrowsAsync<AgentRefusedException>(() => fixture.Agent.SetWayAsync("submit", "off", s_eve, Token));
        await Assert.ThrowsAsync<AgentRefusedException>(() => fixture.Agent.SetAutomaticAsync("negative", s_eve, Token));
        await Assert.ThrowsAsync<AgentRefusedException>(() => fixture.Agent.BackupAsync("/nowhere/x.db", s_eve, Token));

        Assert.Equal("off", fixture.Agent.GateStatus().Automatic);
        Assert.Equal(
            ["gate stop", "gate config", "backup"],
            (await ActsAsync(fixture, 3)).Select(act => act.Outcome == AuditOutcome.Refused ? act.Action : "")
        );
    }

    [Fact]
    public async Task An_operators_start_and_cancel_at_the_machine_are_told()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var job = await fixture.SubmitAsync(AgentFixture.Submission() with { Hold = true }, Token);

        await Assert.ThrowsAsync<AgentRefusedException>(() => fixture.Agent.CancelByHandAsync(job, "mine", 1, s_eve, Token));
        await fixture.Agent.CancelByHandAsync(job, "wrong input", 1, s_root, Token);

        var told = await ActsAsync(fixture, 2);
        Assert.Equal(
            ["eve cancel Refused mine", "root cancel Done wrong input"],
            told.Select(act => $"{act.Actor.Name} {act.Action} {act.Outcome} {act.Text}")
        );
    }

    [Fact]
    public async Task What_an_administrator_does_to_anothers_variable_is_told_and_what_one_does_to_ones_own_is_not()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var alice = new VariableRequester(new Submitter("alice", 1001, 1001, []), Role.User, null);
        var root = new VariableRequester(AgentFixture.Me, Role.Administrator, null) { Text = "in the way" };
        await fixture.Agent.Variables.CreateAsync(new VariableAttributes { Name = "ONE" }, alice, Token);
        await fixture.Agent.Variables.CreateAsync(new VariableAttributes { Name = "TWO" }, alice, Token);

        await fixture.Agent.Variables.RemoveAsync("ONE", alice, Token);
        await fixture.Agent.Variables.RemoveAsync("$alice.TWO", root, Token);

        var act = Assert.Single(await ActsAsync(fixture, 1));
        Assert.Equal(("jv remove", "$alice.TWO", "root at here", "in the way"), (act.Action, act.Subject, act.Actor.ToString(), act.Text));
    }

    [Fact]
    public void Each_operation_of_a_caller_at_the_machine_is_told_or_only_looks()
    {
        string[] told =
        [
            "StartByHandAsync",
            "CancelByHandAsync",
            "SetWayAsync",
            "SetAutomaticAsync",
            "InstallWayAsync",
            "RemoveWayAsync",
            "BackupAsync",
            "ChangeAsync",
            "RemoveAsync",
            "UnprotectAsync",
            "MoveAsync",
        ];
        string[] looks =
        [
            "ListTrackedAsync",
            "FindTrackedAsync",
            "ViewJobAsync",
            "WaitForStartAsync",
            "WaitForEndAsync",
            "ReadLogAsync",
            "ListAsync",
            "ShowAsync",
            "DescribeAsync",
            "LinksAsync",
            "CountActive",
            "CheckJournalAsync",
        ];
        // What one does with one's own variables, or may do by a variable's own rules.
        string[] own = ["CreateAsync", "WriteAsync", "ModifyAsync", "LinkAsync"];

        var operations = ((Type[])[typeof(MachineAgent), typeof(AgentVariables), typeof(MonitoredJobs)])
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method =>
                method
                    .GetParameters()
                    .Any(parameter => parameter.ParameterType == typeof(Caller) || parameter.ParameterType == typeof(VariableRequester))
            )
            .Select(method => method.Name)
            .ToHashSet();

        Assert.Equal(told.Concat(looks).Concat(own).Distinct().Order(StringComparer.Ordinal), operations.Order(StringComparer.Ordinal));
    }

    private static async Task<IReadOnlyList<AuditEntry>> ActsAsync(AgentFixture fixture, int count)
    {
        List<AuditEntry> acts = [];
        await fixture.Server.FactAsync<AgentMessage>(
            message =>
            {
                if (message.Act is { } act)
                {
                    acts.Add(act);
                }

                return acts.Count >= count;
            },
            Token
        );
        return acts;
    }
}
