using System.Reflection;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Properties;
using Weir.Jobs.Thresholds;
using Weir.Protocol.Administration;
using Weir.Protocol.Definitions;
using Weir.Protocol.Events;
using Weir.Protocol.Jobs;
using Weir.Protocol.Rules;
using Weir.Protocol.Schedules;
using Weir.Server.Acting;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Server.Tests.Notices;
using Weir.Stores;
using Weir.Tracking.Variables;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class AuditTests
{
    private static readonly Caller s_why = Root with { Actor = new Actor("root", ActorOrigin.Socket, "north", 0), Text = "because" };
    private static readonly ThresholdName s_threshold = ThresholdName.Parse("ERRORS");
    private static readonly ThresholdChange s_one = ThresholdChange.Reaching(1, 0);
    private static readonly PropertyPath s_property = PropertyPath.TryParse("SITE", out var site)
        ? site
        : throw new InvalidOperationException();
    private static readonly ObjectName s_feasts = ObjectName.Parse("feasts");
    private static readonly ObjectName s_night = ObjectName.Parse("Night");
    private static readonly Caller s_eve = new("eve", Role.User, "test")
    {
        Actor = new Actor("eve", ActorOrigin.Socket, "north", 1002),
        Text = "let me",
    };

    /// <summary>Each operation, done once by a caller: a new one has no line here, and the test that enumerates them fails.</summary>
    private static readonly Dictionary<string, (string Action, Func<ServerFixture, Caller, Task> Do)> s_operations = new()
    {
        [nameof(Hold.HoldAsync)] = (
            "hold",
            async (fixture, caller) =>
                await fixture.Server.HoldAsync(caller, await fixture.HeldAsync(), new JobAction { Text = caller.Text }, Cancellation)
        ),
        [nameof(Release.ReleaseAsync)] = (
            "release",
            async (fixture, caller) =>
                await fixture.Server.ReleaseAsync(caller, await fixture.HeldAsync(), new JobAction { Text = caller.Text }, Cancellation)
        ),
        [nameof(Start.StartAsync)] = (
            "start",
            async (fixture, caller) =>
                await fixture.Server.StartAsync(caller, await fixture.HeldAsync(), new JobAction { Text = caller.Text }, Cancellation)
        ),
        [nameof(Cancel.CancelAsync)] = (
            "cancel",
            async (fixture, caller) =>
                await fixture.Server.CancelAsync(caller, await fixture.HeldAsync(), new JobAction { Text = caller.Text }, Cancellation)
        ),
        [nameof(Rerun.RerunAsync)] = (
            "rerun",
            async (fixture, caller) =>
                await fixture.Server.RerunAsync(caller, await fixture.EndedAsync(), new JobAction { Text = caller.Text }, Cancellation)
        ),
        [nameof(Change.ChangeAsync)] = (
            "change",
            async (fixture, caller) =>
                await fixture.Server.ChangeAsync(
                    caller,
                    await fixture.HeldAsync(),
                    new JobAction
                    {
                        Text = caller.Text,
                        Change = new JobChanges { Priority = 1 },
                    },
                    Cancellation
                )
        ),
        [nameof(Skip.SkipAsync)] = (
            "skip",
            async (fixture, caller) =>
                await fixture.Server.SkipAsync(caller, await fixture.HeldAsync(), new JobAction { Text = caller.Text }, Cancellation)
        ),
        [nameof(Waive.WaiveAsync)] = (
            "waive",
            async (fixture, caller) =>
            {
                var number = await fixture.NumberAsync();
                await fixture.SayAsync(
                    Submitted(number, "anna", "NIGHTLY") with
                    {
                        Hold = true,
                        Limits = [new LimitNeed(ObjectName.Parse("TAPE"), 1)],
                    }
                );
                await fixture.Server.WaiveAsync(caller, number, new JobAction { Text = caller.Text, Condition = "limits" }, Cancellation);
            }
        ),
        [nameof(Mark.MarkAsync)] = (
            "mark",
            async (fixture, caller) =>
                await fixture.Server.MarkAsync(
                    caller,
                    await fixture.EndedAsync(1),
                    new JobAction { Text = caller.Text, As = "ok" },
                    Cancellation
                )
        ),
        [nameof(Apply.ApplyAsync)] = (
            "apply",
            (fixture, caller) =>
                fixture.Server.ApplyAsync(
                    caller,
                    new ApplyRequest([new ApplyFile("a.yaml", "kind: limit\nname: TAPE\nmaximum: 4\n")]),
                    Cancellation
                )
        ),
        [nameof(DeleteDefinitions.DeleteDefinitionsAsync)] = (
            "delete",
            async (fixture, caller) =>
            {
                await fixture.Server.ApplyAsync(
                    Root,
                    new ApplyRequest([new ApplyFile("a.yaml", "kind: limit\nname: GONE\nmaximum: 4\n")]),
                    Cancellation
                );
                await fixture.Server.DeleteDefinitionsAsync(caller, new DeleteRequest([new DefinitionName("limit", "GONE")]), Cancellation);
            }
        ),
        [nameof(ChangeRules.AddRuleAsync)] = (
            "rule add",
            (fixture, caller) => fixture.Server.AddRuleAsync(caller, Nights("NIGHT*"), Cancellation)
        ),
        [nameof(ChangeRules.ChangeRuleAsync)] = (
            "rule change",
            (fixture, caller) => fixture.Server.ChangeRuleAsync(caller, Nights("DAY*"), Cancellation)
        ),
        [nameof(ChangeRules.RemoveRuleAsync)] = (
            "rule remove",
            async (fixture, caller) =>
            {
                await fixture.Server.ChangeRuleAsync(Root, Nights("NIGHT*"), Cancellation);
                await fixture.Server.RemoveRuleAsync(caller, "NIGHTS", Cancellation);
            }
        ),
        [nameof(ChangeVariables.SetNamedVariableAsync)] = (
            "var set",
            (fixture, caller) =>
                fixture.Server.SetNamedVariableAsync(caller, new VariableText { Name = "SITE", Value = "north" }, Cancellation)
        ),
        [nameof(ChangeVariables.DeleteNamedVariableAsync)] = (
            "var delete",
            async (fixture, caller) =>
            {
                await fixture.Server.SetNamedVariableAsync(Root, new VariableText { Name = "SITE", Value = "north" }, Cancellation);
                await fixture.Server.DeleteNamedVariableAsync(caller, ObjectName.Parse("SITE"), VariableScope.All, Cancellation);
            }
        ),
        [nameof(SetLimit.SetLimitAsync)] = (
            "limit set",
            (fixture, caller) => fixture.Server.SetLimitAsync(caller, ObjectName.Parse("DISK"), null, 2, Cancellation)
        ),
        [nameof(SetLimit.ResetLimitAsync)] = (
            "limit reset",
            async (fixture, caller) =>
            {
                await fixture.Server.SetLimitAsync(Root, ObjectName.Parse("NET"), null, 2, Cancellation);
                await fixture.Server.SetLimitAsync(Root, ObjectName.Parse("NET"), null, 1, Cancellation);
                await fixture.Server.ResetLimitAsync(caller, ObjectName.Parse("NET"), null, Cancellation);
            }
        ),
        [nameof(SetThresholds.SetThresholdAsync)] = (
            "threshold set",
            (fixture, caller) => fixture.Server.SetThresholdAsync(caller, s_threshold, s_one, Cancellation)
        ),
        [nameof(SetThresholds.RenameThresholdAsync)] = (
            "threshold rename",
            async (fixture, caller) =>
            {
                await fixture.Server.SetThresholdAsync(Root, s_threshold, s_one, Cancellation);
                await fixture.Server.RenameThresholdAsync(caller, s_threshold, ThresholdName.Parse("FAULTS"), Cancellation);
            }
        ),
        [nameof(SetThresholds.DeleteThresholdAsync)] = (
            "threshold delete",
            async (fixture, caller) =>
            {
                await fixture.Server.SetThresholdAsync(Root, s_threshold, s_one, Cancellation);
                await fixture.Server.DeleteThresholdAsync(caller, s_threshold, Cancellation);
            }
        ),
        [nameof(SetProperties.SetPropertyAsync)] = (
            "property set",
            (fixture, caller) => fixture.Server.SetPropertyAsync(caller, s_property, "NORTH", false, Cancellation)
        ),
        [nameof(SetProperties.DeletePropertyAsync)] = (
            "property delete",
            async (fixture, caller) =>
            {
                await fixture.Server.SetPropertyAsync(Root, s_property, "NORTH", false, Cancellation);
                await fixture.Server.DeletePropertyAsync(caller, s_property, Cancellation);
            }
        ),
        [nameof(ChangeDefinitions.AddDatesAsync)] = (
            "calendar add",
            async (fixture, caller) =>
            {
                await ApplyCalendarAsync(fixture);
                await fixture.Server.AddDatesAsync(caller, s_feasts, [new DateOnly(2026, 12, 24)], Cancellation);
            }
        ),
        [nameof(ChangeDefinitions.RemoveDatesAsync)] = (
            "calendar remove",
            async (fixture, caller) =>
            {
                await ApplyCalendarAsync(fixture);
                await fixture.Server.RemoveDatesAsync(caller, s_feasts, [new DateOnly(2026, 12, 25)], Cancellation);
            }
        ),
        [nameof(ChangeDefinitions.SetSlotsAsync)] = (
            "machine slots",
            (fixture, caller) => fixture.Server.SetSlotsAsync(caller, ObjectName.Parse(Machine), 3, Cancellation)
        ),
        [nameof(ChangeDefinitions.SetDrainingAsync)] = (
            "machine drain",
            (fixture, caller) => fixture.Server.SetDrainingAsync(caller, ObjectName.Parse(Machine), true, Cancellation)
        ),
        [nameof(ActivatePolicies.ActivatePolicyAsync)] = (
            "policy activate",
            async (fixture, caller) =>
            {
                await fixture.Server.ApplyAsync(
                    Root,
                    new ApplyRequest([
                        new ApplyFile("p.yaml", "kind: policy\nname: MONTHEND\ngroups:\n  - { name: PAYROLL, importance: 1 }\n"),
                    ]),
                    Cancellation
                );
                await fixture.Server.ActivatePolicyAsync(caller, ObjectName.Parse("MONTHEND"), Cancellation);
            }
        ),
        [nameof(BuildSchedules.BuildScheduleAsync)] = (
            "schedule build",
            async (fixture, caller) =>
            {
                await ApplyNightAsync(fixture);
                await fixture.Server.BuildScheduleAsync(caller, s_night, new ScheduleBuild(null, false, caller.Text), Cancellation);
            }
        ),
        [nameof(StartSchedules.StartScheduleAsync)] = (
            "schedule start",
            async (fixture, caller) =>
                await fixture.Server.StartScheduleAsync(caller, s_night, await TomorrowBuiltAsync(fixture, caller), Cancellation)
        ),
        [nameof(CloseSchedules.CloseScheduleAsync)] = (
            "schedule close",
            async (fixture, caller) =>
                await fixture.Server.CloseScheduleAsync(caller, s_night, await TomorrowBuiltAsync(fixture, caller), Cancellation)
        ),
        [nameof(DeleteSchedules.DeleteScheduleAsync)] = (
            "schedule delete",
            async (fixture, caller) =>
                await fixture.Server.DeleteScheduleAsync(caller, s_night, await TomorrowBuiltAsync(fixture, caller), Cancellation)
        ),
        [nameof(RaiseEvents.RaiseEventAsync)] = (
            "hold",
            async (fixture, caller) =>
            {
                await fixture.HeldAsync();
                await fixture.Server.RaiseEventAsync(caller, new EventRequest { Event = "$JOB:HOLD,,AdHoc,NIGHTLY" }, Cancellation);
            }
        ),
        [nameof(SetVariables.SetVariableAsync)] = (
            "jv set",
            async (fixture, caller) =>
                await fixture.Server.SetVariableAsync(caller, await fixture.EndedAsync(), "STATE", "done", Cancellation)
        ),
        [nameof(PostMessages.PostMessageAsync)] = (
            "message post",
            (fixture, caller) => fixture.Server.PostMessageAsync(caller, MessageSeverity.Warning, "look", Cancellation)
        ),
        [nameof(CloseAndOpen.CloseAsync)] = ("close", (fixture, caller) => fixture.Server.CloseAsync(caller, [], Cancellation)),
        [nameof(CloseAndOpen.OpenAsync)] = ("open", (fixture, caller) => fixture.Server.OpenAsync(caller, gradually: false, Cancellation)),
        [nameof(HoldSchedules.HoldScheduleAsync)] = (
            "schedule hold",
            async (fixture, caller) =>
            {
                await fixture.HeldAsync();
                await fixture.Server.HoldScheduleAsync(
                    caller,
                    ObjectName.Parse("AdHoc"),
                    new ScheduleAction(null, caller.Text),
                    Cancellation
                );
            }
        ),
        [nameof(HoldSchedules.ReleaseScheduleAsync)] = (
            "schedule release",
            async (fixture, caller) =>
            {
                await fixture.HeldAsync();
                await fixture.Server.HoldScheduleAsync(Root, ObjectName.Parse("AdHoc"), new ScheduleAction(null, null), Cancellation);
                await fixture.Server.ReleaseScheduleAsync(
                    caller,
                    ObjectName.Parse("AdHoc"),
                    new ScheduleAction(null, caller.Text),
                    Cancellation
                );
            }
        ),
        [nameof(PingKeys.DrawPingKeyAsync)] = (
            "schedule ping-key",
            (fixture, caller) => fixture.Server.DrawPingKeyAsync(caller, ObjectName.Parse("AdHoc"), Cancellation)
        ),
        [nameof(PingKeys.RevokePingKeyAsync)] = (
            "schedule ping-key revoke",
            async (fixture, caller) =>
            {
                await fixture.Server.DrawPingKeyAsync(Root, ObjectName.Parse("AdHoc"), Cancellation);
                await fixture.Server.RevokePingKeyAsync(caller, ObjectName.Parse("AdHoc"), Cancellation);
            }
        ),
        [nameof(Ping.PingAsync)] = (
            "ping",
            async (fixture, caller) =>
            {
                await fixture.ApplyAsync(PingTests.Definitions);
                await fixture.Server.BuildScheduleAsync(
                    Root,
                    ObjectName.Parse("Night"),
                    new ScheduleBuild(null, false, null),
                    Cancellation
                );
                await fixture.Server.PingAsync(caller, ObjectName.Parse("Night"), ObjectName.Parse("IMPORT"), 0, Cancellation);
            }
        ),
        [nameof(MakeToken.CreateTokenAsync)] = (
            "token add",
            (fixture, caller) => fixture.Server.CreateTokenAsync(caller, new TokenRequest("ci", "operator", null), Cancellation)
        ),
        [nameof(RevokeTokens.RevokeTokenAsync)] = (
            "token revoke",
            async (fixture, caller) =>
            {
                await fixture.Server.CreateTokenAsync(Root, new TokenRequest("ci", "operator", null), Cancellation);
                await fixture.Server.RevokeTokenAsync(caller, "ci", Cancellation);
            }
        ),
        [nameof(RevokeTokens.RevokeTokensOfAsync)] = (
            "token revoke",
            async (fixture, caller) =>
            {
                await fixture.Server.CreateTokenAsync(Root, new TokenRequest("ci", "operator", null), Cancellation);
                await fixture.Server.RevokeTokensOfAsync(caller, "root", Cancellation);
            }
        ),
        [nameof(ActOnJobs.ActOnJobsAsync)] = (
            "skip",
            async (fixture, caller) =>
            {
                var several = new JobsAction([(await fixture.HeldAsync()).Value]) { Action = new JobAction { Text = caller.Text } };
                await fixture.Server.ActOnJobsAsync(caller, JobVerbs.Skip, several, Cancellation);
            }
        ),
        [nameof(Backup.BackupAsync)] = (
            "backup",
            (fixture, caller) => fixture.Server.BackupAsync(caller, Path.Join(fixture.Folder, "copy.db"), Cancellation)
        ),
        [nameof(AcknowledgeMessage.AcknowledgeMessageAsync)] = (
            "messages ack",
            async (fixture, caller) =>
            {
                await fixture.EndedAsync(1);
                var messages = await fixture.Server.ListMessagesAsync(Root, null, 1, Cancellation);
                await fixture.Server.AcknowledgeMessageAsync(caller, messages.Items[0].Id, Cancellation);
            }
        ),
        [nameof(TestNotification.TestNotificationAsync)] = (
            "notification test",
            async (fixture, caller) =>
            {
                await fixture.ApplyAsync(NotificationFixture.Failures);
                var testing = fixture.Server.TestNotificationAsync(caller, ObjectName.Parse("FAILED"), Cancellation);
                await Task.WhenAny(testing, fixture.DeliverAsync());
                await testing;
            }
        ),
        [nameof(Purge.PurgeAsync)] = ("purge", (fixture, caller) => fixture.Server.PurgeAsync(caller, 7, Cancellation)),
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
        await using var fixture = await OpenAsync();

        await known.Do(fixture, s_why);

        var entry = Assert.Single(
            await fixture.AuditAsync(
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

    /// <summary>
    /// Who ends the tokens of another ends none, and is told so; a ping's key was looked at before; of several jobs each is refused alone.
    /// </summary>
    public static TheoryData<string> Refused =>
        [
            .. Operations
                .Select(row => row.Data)
                .Where(name =>
                    name is not (nameof(RevokeTokens.RevokeTokensOfAsync) or nameof(Ping.PingAsync) or nameof(ActOnJobs.ActOnJobsAsync))
                ),
        ];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Each_refusal_is_told_with_who_tried_what(string operation)
    {
        await using var fixture = await OpenAsync();
        var (action, act) = s_operations[operation];
        // A user makes tokens for their own role; for more they are refused, as this one asks.
        await Assert.ThrowsAsync<RefusedException>(() => act(fixture, s_eve));

        var entry = Assert.Single(await fixture.AuditAsync(new AuditFilter { Outcome = AuditOutcome.Refused }));

        Assert.Equal(("eve", action, "let me"), (entry.User, entry.Action, entry.Text));
        Assert.NotEmpty(entry.Detail!);
    }

    [Fact]
    public async Task Before_and_afterwards_are_told_and_no_secret_is()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();
        await fixture.Server.HoldAsync(Root, number, new JobAction { Text = "wait" }, Cancellation);
        await fixture.Server.SetLimitAsync(Root, ObjectName.Parse("TAPE"), null, 4, Cancellation);
        await fixture.Server.SetLimitAsync(Root, ObjectName.Parse("TAPE"), null, 1, Cancellation);
        await fixture.Server.CreateTokenAsync(Root, new TokenRequest("ci", "operator", null), Cancellation);

        var entries = await fixture.AuditAsync(new AuditFilter());

        Assert.Equal(("ci", true), (entries[0].Subject, entries[0].After!.Contains("\"name\"", StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain("hash", entries[0].After, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("4", "1"), (entries[1].Before, entries[1].After));
        Assert.Equal("added", entries[2].Detail);
        Assert.Contains("operator-hold", entries[3].After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_reads_own_acts_and_an_operator_all()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.HoldAsync(Anna, await fixture.HeldAsync(), new JobAction(), Cancellation);
        await fixture.Server.HoldAsync(Operator, await fixture.HeldAsync(), new JobAction(), Cancellation);
        await Assert.ThrowsAsync<RefusedException>(() => fixture.Server.PurgeAsync(Bert, 0, Cancellation));

        Assert.Equal(
            ["anna"],
            (await fixture.Server.ListAuditAsync(Anna, new AuditFilter(), Cancellation)).Items.Select(entry => entry.User)
        );
        Assert.Empty((await fixture.Server.ListAuditAsync(Bert, new AuditFilter { User = "anna" }, Cancellation)).Items);
        Assert.Equal(
            ["bert", "olga", "anna"],
            (await fixture.Server.ListAuditAsync(Operator, new AuditFilter(), Cancellation)).Items.Select(entry => entry.User)
        );
    }

    [Fact]
    public async Task What_the_store_refuses_was_not_done_and_is_not_told()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();
        fixture.Store.Refuse(StoreFailure.Full);
        await Assert.ThrowsAnyAsync<Exception>(() => fixture.Server.HoldAsync(Root, number, new JobAction(), Cancellation));
        fixture.Store.Refuse(null);

        Assert.Empty(await fixture.Store.ListAuditAsync(new AuditFilter(), Cancellation));
    }

    [Fact]
    public async Task What_somebody_did_at_a_machine_is_told_once_and_of_that_machine()
    {
        await using var fixture = await OpenAsync();
        var future = DateTimeOffset.UtcNow.AddYears(1);
        var entry = new AuditEntry(
            future,
            new Actor("eve\u001b[2Kroot", ActorOrigin.Socket, "elsewhere", 1002),
            "gate stop",
            "way",
            "cron",
            AuditOutcome.Done
        );
        await fixture.SayAsync(AgentMessage.From(entry));

        var told = Assert.Single(await fixture.AuditAsync(new AuditFilter()));

        Assert.Equal(("eve\\x1B[2Kroot", Machine, "gate stop"), (told.User, told.Machine, told.Action));
        Assert.True(told.At < future.AddMonths(-11));
    }

    [Fact]
    public async Task A_purge_does_not_forget_itself()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.HoldAsync(Root, await fixture.HeldAsync(), new JobAction(), Cancellation);
        await fixture.Server.PurgeAsync(Root, 0, Cancellation);

        Assert.Equal(["purge"], (await fixture.AuditAsync(new AuditFilter())).Select(entry => entry.Action));
    }

    private static Task<ApplyResult> ApplyCalendarAsync(ServerFixture fixture) =>
        fixture.Server.ApplyAsync(
            Root,
            new ApplyRequest([new ApplyFile("c.yaml", "kind: calendar\nname: feasts\ndates: [ 2026-12-25 ]\n")]),
            Cancellation
        );

    private static Task<ApplyResult> ApplyNightAsync(ServerFixture fixture) =>
        fixture.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("s.yaml", "kind: schedule\nname: Night\n")]), Cancellation);

    // A schedule whose day of tomorrow is built.
    private static async Task<ScheduleAction> TomorrowBuiltAsync(ServerFixture fixture, Caller caller)
    {
        await ApplyNightAsync(fixture);
        var tomorrow = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1);
        await fixture.Server.BuildScheduleAsync(Root, s_night, new ScheduleBuild(tomorrow, false, null), Cancellation);
        return new ScheduleAction(tomorrow, caller.Text);
    }

    private static RuleView Nights(string jobs) =>
        new()
        {
            Name = "NIGHTS",
            JobName = jobs,
            Type = "track",
        };
}
