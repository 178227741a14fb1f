using System.Reflection;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol.Care;
using Weir.Protocol.Definitions;
using Weir.Protocol.Jobs;
using Weir.Protocol.Rules;
using Weir.Protocol.Schedules;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Stores;
using static Weir.Server.Tests.ServerHouse;

namespace Weir.Server.Tests.Operations;

public sealed class AuditTests
{
    private static readonly Caller s_why = Root with { Actor = new Actor("root", ActorOrigin.Socket, "north", 0), Text = "because" };
    private static readonly Caller s_eve = new("eve", Role.User, "test")
    {
        Actor = new Actor("eve", ActorOrigin.Socket, "north", 1002),
        Text = "let me",
    };

    /// <summary>Each operation, done once by a caller: a new one has no line here, and the test that enumerates them fails.</summary>
    private static readonly Dictionary<string, (string Action, Func<ServerHouse, Caller, Task> Do)> s_operations = new()
    {
        [nameof(Hold.HoldAsync)] = (
            "hold",
            async (house, caller) =>
                await house.Server.HoldAsync(caller, await house.HeldAsync(), new JobAction { Text = caller.Text }, Cancellation)
        ),
        [nameof(Release.ReleaseAsync)] = (
            "release",
            async (house, caller) =>
                await house.Server.ReleaseAsync(caller, await house.HeldAsync(), new JobAction { Text = caller.Text }, Cancellation)
        ),
        [nameof(Start.StartAsync)] = (
            "start",
            async (house, caller) =>
                await house.Server.StartAsync(caller, await house.HeldAsync(), new JobAction { Text = caller.Text }, Cancellation)
        ),
        [nameof(Cancel.CancelAsync)] = (
            "cancel",
            async (house, caller) =>
                await house.Server.CancelAsync(caller, await house.HeldAsync(), new JobAction { Text = caller.Text }, Cancellation)
        ),
        [nameof(Rerun.RerunAsync)] = (
            "rerun",
            async (house, caller) =>
                await house.Server.RerunAsync(caller, await house.EndedAsync(), new JobAction { Text = caller.Text }, Cancellation)
        ),
        [nameof(Skip.SkipAsync)] = (
            "skip",
            async (house, caller) =>
                await house.Server.SkipAsync(caller, await house.HeldAsync(), new JobAction { Text = caller.Text }, Cancellation)
        ),
        [nameof(Mark.MarkAsync)] = (
            "mark",
            async (house, caller) =>
                await house.Server.MarkAsync(
                    caller,
                    await house.EndedAsync(1),
                    new JobAction { Text = caller.Text, As = "ok" },
                    Cancellation
                )
        ),
        [nameof(Apply.ApplyAsync)] = (
            "apply",
            (house, caller) =>
                house.Server.ApplyAsync(
                    caller,
                    new ApplyRequest([new ApplyFile("a.yaml", "kind: limit\nname: TAPE\nmaximum: 4\n")]),
                    Cancellation
                )
        ),
        [nameof(ChangeRules.AddRuleAsync)] = (
            "rule add",
            (house, caller) => house.Server.AddRuleAsync(caller, Nights("NIGHT*"), Cancellation)
        ),
        [nameof(ChangeRules.ChangeRuleAsync)] = (
            "rule change",
            (house, caller) => house.Server.ChangeRuleAsync(caller, Nights("DAY*"), Cancellation)
        ),
        [nameof(ChangeRules.RemoveRuleAsync)] = (
            "rule remove",
            async (house, caller) =>
            {
                await house.Server.ChangeRuleAsync(Root, Nights("NIGHT*"), Cancellation);
                await house.Server.RemoveRuleAsync(caller, "NIGHTS", Cancellation);
            }
        ),
        [nameof(SetLimit.SetLimitAsync)] = (
            "limit set",
            (house, caller) => house.Server.SetLimitAsync(caller, ObjectName.Parse("DISK"), null, 2, Cancellation)
        ),
        [nameof(SetLimit.ResetLimitAsync)] = (
            "limit reset",
            async (house, caller) =>
            {
                await house.Server.SetLimitAsync(Root, ObjectName.Parse("NET"), null, 2, Cancellation);
                await house.Server.SetLimitAsync(Root, ObjectName.Parse("NET"), null, 1, Cancellation);
                await house.Server.ResetLimitAsync(caller, ObjectName.Parse("NET"), null, Cancellation);
            }
        ),
        [nameof(ActivatePolicies.ActivatePolicyAsync)] = (
            "policy activate",
            async (house, caller) =>
            {
                await house.Server.ApplyAsync(
                    Root,
                    new ApplyRequest([
                        new ApplyFile("p.yaml", "kind: policy\nname: MONTHEND\ngroups:\n  - { name: PAYROLL, importance: 1 }\n"),
                    ]),
                    Cancellation
                );
                await house.Server.ActivatePolicyAsync(caller, ObjectName.Parse("MONTHEND"), Cancellation);
            }
        ),
        [nameof(HoldSchedules.HoldScheduleAsync)] = (
            "schedule hold",
            async (house, caller) =>
            {
                await house.HeldAsync();
                await house.Server.HoldScheduleAsync(
                    caller,
                    ObjectName.Parse("AdHoc"),
                    new ScheduleAction(null, caller.Text),
                    Cancellation
                );
            }
        ),
        [nameof(HoldSchedules.ReleaseScheduleAsync)] = (
            "schedule release",
            async (house, caller) =>
            {
                await house.HeldAsync();
                await house.Server.HoldScheduleAsync(Root, ObjectName.Parse("AdHoc"), new ScheduleAction(null, null), Cancellation);
                await house.Server.ReleaseScheduleAsync(
                    caller,
                    ObjectName.Parse("AdHoc"),
                    new ScheduleAction(null, caller.Text),
                    Cancellation
                );
            }
        ),
        [nameof(MakeToken.MakeTokenAsync)] = (
            "token add",
            (house, caller) => house.Server.MakeTokenAsync(caller, new TokenRequest("ci", "operator", null), Cancellation)
        ),
        [nameof(RevokeTokens.RevokeTokenAsync)] = (
            "token revoke",
            async (house, caller) =>
            {
                await house.Server.MakeTokenAsync(Root, new TokenRequest("ci", "operator", null), Cancellation);
                await house.Server.RevokeTokenAsync(caller, "ci", Cancellation);
            }
        ),
        [nameof(RevokeTokens.RevokeTokensOfAsync)] = (
            "token revoke",
            async (house, caller) =>
            {
                await house.Server.MakeTokenAsync(Root, new TokenRequest("ci", "operator", null), Cancellation);
                await house.Server.RevokeTokensOfAsync(caller, "root", Cancellation);
            }
        ),
        [nameof(Backup.BackupAsync)] = (
            "backup",
            (house, caller) => house.Server.BackupAsync(caller, Path.Join(house.Folder, "copy.db"), Cancellation)
        ),
        [nameof(Purge.PurgeAsync)] = ("purge", (house, caller) => house.Server.PurgeAsync(caller, 7, Cancellation)),
    };

    private static readonly string[] s_looks = [nameof(Apply.ExportAsync)];

    public static TheoryData<string> Operations =>
        [
            .. typeof(Hold)
                .Assembly.GetTypes()
                .Where(type => type is { IsPublic: true, Namespace: "Weir.Server.Operations" })
                .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
                .Select(method => method.Name)
                .Where(name => !s_looks.Contains(name)),
        ];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_operation_is_told_with_who_why_and_what(string operation)
    {
        Assert.True(s_operations.TryGetValue(operation, out var known), $"{operation} is new: say here how it is done once");
        await using var house = await OpenAsync();

        await known.Do(house, s_why);

        var entry = Assert.Single(
            await house.AuditAsync(
                new AuditFilter
                {
                    Action = known.Action,
                    Outcome = AuditOutcome.Done,
                    User = "root",
                    Machine = "north",
                }
            )
        );
        Assert.Equal(("because", "north", 0L, "socket"), (entry.Text, entry.Machine, entry.UserId, entry.Origin));
        Assert.NotEmpty(entry.Subject);
    }

    /// <summary>Who ends the tokens of another ends none, and is told so.</summary>
    public static TheoryData<string> Refused =>
        [.. Operations.Select(row => row.Data).Where(name => name != nameof(RevokeTokens.RevokeTokensOfAsync))];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Each_refusal_is_told_with_who_tried_what(string operation)
    {
        await using var house = await OpenAsync();
        var (action, act) = s_operations[operation];
        // A user makes tokens for their own role; for more they are refused, as this one asks.
        await Assert.ThrowsAsync<RefusedException>(() => act(house, s_eve));

        var entry = Assert.Single(await house.AuditAsync(new AuditFilter { Outcome = AuditOutcome.Refused }));

        Assert.Equal(("eve", action, "let me"), (entry.User, entry.Action, entry.Text));
        Assert.NotEmpty(entry.Detail!);
    }

    [Fact]
    public async Task Before_and_afterwards_are_told_and_no_secret_is()
    {
        await using var house = await OpenAsync();
        var number = await house.HeldAsync();
        await house.Server.HoldAsync(Root, number, new JobAction { Text = "wait" }, Cancellation);
        await house.Server.SetLimitAsync(Root, ObjectName.Parse("TAPE"), null, 4, Cancellation);
        await house.Server.SetLimitAsync(Root, ObjectName.Parse("TAPE"), null, 1, Cancellation);
        await house.Server.MakeTokenAsync(Root, new TokenRequest("ci", "operator", null), Cancellation);

        var entries = await house.AuditAsync(new AuditFilter());

        Assert.Equal(("ci", true), (entries[0].Subject, entries[0].After!.Contains("\"name\"", StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain("hash", entries[0].After, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("4", "1"), (entries[1].Before, entries[1].After));
        Assert.Equal("added", entries[2].Detail);
        Assert.Contains("operator-hold", entries[3].After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_reads_own_acts_and_an_operator_all()
    {
        await using var house = await OpenAsync();
        await house.Server.HoldAsync(Anna, await house.HeldAsync(), new JobAction(), Cancellation);
        await house.Server.HoldAsync(Operator, await house.HeldAsync(), new JobAction(), Cancellation);
        await Assert.ThrowsAsync<RefusedException>(() => house.Server.PurgeAsync(Bert, 0, Cancellation));

        Assert.Equal(
            ["anna"],
            (await house.Server.ListAuditAsync(Anna, new AuditFilter(), Cancellation)).Items.Select(entry => entry.User)
        );
        Assert.Empty((await house.Server.ListAuditAsync(Bert, new AuditFilter { User = "anna" }, Cancellation)).Items);
        Assert.Equal(
            ["bert", "olga", "anna"],
            (await house.Server.ListAuditAsync(Operator, new AuditFilter(), Cancellation)).Items.Select(entry => entry.User)
        );
    }

    [Fact]
    public async Task What_the_store_refuses_was_not_done_and_is_not_told()
    {
        await using var house = await OpenAsync();
        var number = await house.HeldAsync();
        house.Store.Refuse(StoreFailure.Full);
        await Assert.ThrowsAnyAsync<Exception>(() => house.Server.HoldAsync(Root, number, new JobAction(), Cancellation));
        house.Store.Refuse(null);

        Assert.Empty(await house.Store.ListAuditAsync(new AuditFilter(), Cancellation));
    }

    [Fact]
    public async Task What_somebody_did_at_a_machine_is_told_once_and_of_that_machine()
    {
        await using var house = await OpenAsync();
        var future = DateTimeOffset.UtcNow.AddYears(1);
        var entry = new AuditEntry(
            future,
            new Actor("eve\u001b[2Kroot", ActorOrigin.Socket, "elsewhere", 1002),
            "gate stop",
            "way",
            "cron",
            AuditOutcome.Done
        );
        await house.SayAsync(AgentMessage.Of(entry));

        var told = Assert.Single(await house.AuditAsync(new AuditFilter()));

        Assert.Equal(("eve\\x1B[2Kroot", Machine, "gate stop"), (told.User, told.Machine, told.Action));
        Assert.True(told.At < future.AddMonths(-11));
    }

    [Fact]
    public async Task A_purge_does_not_forget_itself()
    {
        await using var house = await OpenAsync();
        await house.Server.HoldAsync(Root, await house.HeldAsync(), new JobAction(), Cancellation);
        await house.Server.PurgeAsync(Root, 0, Cancellation);

        Assert.Equal(["purge"], (await house.AuditAsync(new AuditFilter())).Select(entry => entry.Action));
    }

    private static RuleView Nights(string jobs) =>
        new()
        {
            Name = "NIGHTS",
            JobName = jobs,
            Type = "track",
        };
}
