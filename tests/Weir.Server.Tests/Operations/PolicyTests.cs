using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Definitions;
using Weir.Protocol.ServiceLevels;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.ServiceLevels.Policies;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class PolicyTests
{
    private const string MonthEnd =
        "kind: policy\nname: MONTHEND\ngroups:\n  - { name: FINANCE.MONTH, target: 10:00, acceptable: 15:00, importance: 1 }\n  - { name: PAYROLL }\nrules:\n  - { jobName: 'PAY*', group: PAYROLL }\n";
    private static readonly ObjectName s_monthEnd = ObjectName.Parse("MONTHEND");

    [Fact]
    public async Task The_built_in_policy_is_active_until_somebody_activates_another()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture, MonthEnd);

        var before = await fixture.Server.ListPoliciesAsync(Cancellation);
        Assert.Equal(
            ["DEFAULT True True", "MONTHEND False False"],
            before.Items.Select(policy => $"{policy.Name} {policy.BuiltIn} {policy.Active}")
        );

        var done = await fixture.Server.ActivatePolicyAsync(Operator, s_monthEnd, Cancellation);

        Assert.Equal(("MONTHEND", "olga at test"), (done.Active.Name, done.Active.By));
        Assert.Equal(
            ["$$$DEF", "$$$PCS", "PAYROLL"],
            (await fixture.Server.ShowQueueAsync(Root, ServiceQueue.Production, null, Cancellation)).Groups.Select(group =>
                group.Group.Name
            )
        );
    }

    [Fact]
    public async Task A_user_may_look_at_policies_and_not_activate_them()
    {
        await using var fixture = await OpenAsync();

        await Refusal.OfAsync(ProblemCodes.NotAllowed, () => fixture.Server.ActivatePolicyAsync(Anna, Policy.BuiltIn.Name, Cancellation));
        await Refusal.OfAsync(
            ProblemCodes.NotFound,
            () => fixture.Server.ActivatePolicyAsync(Root, ObjectName.Parse("NOSUCH"), Cancellation)
        );
        await Refusal.OfAsync(ProblemCodes.NotFound, () => fixture.Server.ShowPolicyAsync(ObjectName.Parse("NOSUCH"), Cancellation));
    }

    [Fact]
    public async Task Waiting_jobs_move_to_the_groups_of_the_new_policy_as_the_preview_said()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture, MonthEnd);
        var pay = await fixture.HeldAsync(name: "PAYDAY");
        var other = await fixture.HeldAsync(user: "bert", name: "OTHER");

        var preview = await fixture.Server.PreviewPolicyAsync(Root, s_monthEnd, Cancellation);
        await fixture.Server.ActivatePolicyAsync(Root, s_monthEnd, Cancellation);

        Assert.Equal((2, 1), (preview.Waiting, preview.Changed));
        var line = Assert.Single(preview.Items);
        Assert.Equal((pay.Value, "DEFAULT.DEFAULT", "PAYROLL"), (line.Number, line.Before.Group, line.After.Group));
        Assert.Equal("PAYROLL", Assert.Single(await JobsAsync(fixture, ServiceQueue.Production)).Group);
        Assert.Equal(other.Value, Assert.Single(await JobsAsync(fixture, ServiceQueue.General)).Number);
        await Refusal.OfAsync(ProblemCodes.NotAllowed, () => fixture.Server.PreviewPolicyAsync(Bert, Policy.BuiltIn.Name, Cancellation));
    }

    [Fact]
    public async Task The_active_policy_and_what_made_it_so_outlive_a_restart()
    {
        await using var first = await OpenAsync();
        await ApplyAsync(first, MonthEnd);
        await first.Server.ActivatePolicyAsync(Operator, s_monthEnd, Cancellation);

        await using var second = await first.ReopenAsync();

        var page = await second.Server.ListPoliciesAsync(Cancellation);
        Assert.Equal(("MONTHEND", "olga at test"), (page.Active.Name, page.Active.By));
        Assert.Equal("MONTHEND", (await second.Server.ShowQueueAsync(Root, ServiceQueue.General, null, Cancellation)).Policy);
    }

    [Fact]
    public async Task The_calendar_makes_a_policy_active_whose_time_it_is()
    {
        await using var fixture = await OpenAsync();

        await ApplyAsync(fixture, MonthEnd + "activeOn: [ { from: '00:00' } ]\n");

        var active = await ActiveAsync(fixture, "MONTHEND");
        Assert.Equal("calendar at the server", active.By);
    }

    [Fact]
    public async Task A_policy_that_is_active_true_counts_when_nothing_else_says_which()
    {
        await using var fixture = await OpenAsync();

        await ApplyAsync(fixture, MonthEnd + "active: true\n");

        Assert.Equal("its definition at the server", (await ActiveAsync(fixture, "MONTHEND")).By);
    }

    [Fact]
    public async Task The_success_of_a_job_makes_a_policy_active()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture, MonthEnd + "activeAfter: AdHoc/nightly\n");

        await fixture.EndedAsync(status: 1);
        Assert.Equal("DEFAULT", (await fixture.Server.ListPoliciesAsync(Cancellation)).Active.Name);
        await fixture.EndedAsync();

        Assert.Equal("the end of AdHoc/NIGHTLY at the server", (await ActiveAsync(fixture, "MONTHEND")).By);
    }

    [Fact]
    public async Task Two_policies_that_would_be_active_at_once_are_refused_with_the_place()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture, MonthEnd + "active: true\n");

        var refusal = await Assert.ThrowsAsync<RefusedException>(() =>
            fixture.Server.ApplyAsync(
                Root,
                new ApplyRequest([
                    new ApplyFile("a.yaml", "kind: limit\nname: X\nmaximum: 1\n---\nkind: policy\nname: OTHER\nactive: true\n"),
                ]),
                Cancellation
            )
        );

        Assert.Equal(
            (
                ProblemCodes.BadDefinition,
                "a.yaml:5:1: policy OTHER is active: true, and so is policy MONTHEND: of all policies one at most is"
            ),
            (refusal.Code, refusal.Message)
        );
        Assert.Empty((await fixture.Server.ListLimitsAsync(Root, Cancellation)).Items);
    }

    [Fact]
    public async Task Groups_and_jobs_that_nobody_defined_are_warned_of()
    {
        await using var fixture = await OpenAsync();

        var applied = await ApplyAsync(
            fixture,
            MonthEnd + "activeAfter: AdHoc/CLOSE\n---\nkind: job-definition\nname: LOAD\nservice: NO.SUCH\n"
        );

        Assert.Equal(
            [
                "policy MONTHEND: it is to become active after AdHoc/CLOSE, and there is no such job definition",
                "job-definition AdHoc/LOAD: no policy has service group NO.SUCH: its jobs will stand in $$$DEF",
            ],
            applied.Warnings
        );
    }

    [Fact]
    public async Task A_policy_is_exported_as_it_was_applied()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture, MonthEnd);

        var again = await fixture.Server.ApplyAsync(
            Root,
            new ApplyRequest([new ApplyFile("b.yaml", await fixture.Server.ExportAsync(Cancellation))]),
            Cancellation
        );

        Assert.Equal((0, 0, 1), (again.Added, again.Changed, again.Same));
    }

    private static Task<ApplyResult> ApplyAsync(ServerFixture fixture, string yaml) =>
        fixture.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("a.yaml", yaml)]), Cancellation);

    private static async Task<IReadOnlyList<QueueJobView>> JobsAsync(ServerFixture fixture, ServiceQueue queue) =>
        (await fixture.Server.ListQueueJobsAsync(Root, new QueueFilter(queue), Cancellation)).Items;

    // Switching follows what was decided; each look waits for one more turn of the server.
    private static async Task<ActivePolicyView> ActiveAsync(ServerFixture fixture, string name)
    {
        for (var looks = 0; ; looks++)
        {
            var active = (await fixture.Server.ListPoliciesAsync(Cancellation)).Active;
            if (active.Name == name)
            {
                return active;
            }

            Assert.InRange(looks, 0, 100_000);
        }
    }
}
