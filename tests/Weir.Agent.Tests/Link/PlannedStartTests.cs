using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Jobs.Plans;

namespace Weir.Agent.Tests.Link;

public sealed class PlannedStartTests
{
    private static readonly TrackingNumber s_number = new(700_001);

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task A_planned_job_is_taken_in_under_its_number_and_started_once_however_often_the_order_comes()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        fixture.Shepherds.EndsAtOnce = false;

        fixture.Server.Issue(Order("nobody"));
        var submitted = await fixture.Server.FactAsync<JobSubmitted>(fact => fact.Number == s_number, Patience);
        var launch = await fixture.Shepherds.NextAsync(Patience);
        fixture.Server.Issue(Order("nobody"));
        fixture.Shepherds.End(launch, 0);

        Assert.Equal(("nobody", WayIn.Schedule), (submitted.User, submitted.Way));
        await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == s_number && fact.ExitCode == 0, Patience);
        Assert.Single(fixture.Shepherds.Launched);
    }

    [Theory(Timeout = 20_000)]
    [InlineData(null, "names no user")]
    [InlineData("root", "does not let a server run commands as root")]
    [InlineData("no-such-user", "this machine has no account of the user no-such-user")]
    public async Task As_a_user_that_the_machine_does_not_allow_nothing_runs(string? user, string why)
    {
        Assert.SkipUnless(Weir.Linux.UserAccounts.CurrentUserId == 0, "needs root");
        await using var fixture = await AgentFixture.OpenAsync();

        fixture.Server.Issue(Order(user));

        var failed = await fixture.Server.FactAsync<JobStartFailed>(fact => fact.Number == s_number, Patience);
        Assert.Equal(ReasonCodes.AccountRefused, failed.Code);
        Assert.Contains(why, failed.Text, StringComparison.Ordinal);
        Assert.Empty(fixture.Shepherds.Launched);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_command_out_of_bounds_is_refused()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var order = Order("nobody");

        fixture.Server.Issue(
            order with
            {
                Command = order.Command with { Arguments = [new string('x', StartPlanned.MostCharacters + 1)] },
            }
        );

        Assert.Equal(
            ReasonCodes.CommandRefused,
            (await fixture.Server.FactAsync<JobStartFailed>(fact => fact.Number == s_number, Patience)).Code
        );
    }

    [Fact(Timeout = 20_000)]
    public async Task V26_a_job_for_a_user_who_may_not_write_its_monitoring_variable_is_refused()
    {
        Assert.SkipUnless(Weir.Linux.UserAccounts.CurrentUserId == 0, "needs root");
        await using var fixture = await AgentFixture.OpenAsync();
        var order = Order("nobody");

        fixture.Server.Issue(order with { Spec = order.Spec with { Monitor = "$ROOT.MINE" } });

        var failed = await fixture.Server.FactAsync<JobStartFailed>(fact => fact.Number == s_number, Patience);
        Assert.Equal(ReasonCodes.AccountRefused, failed.Code);
        Assert.Contains(
            "nobody, whom it is to run as, may not write its monitoring variable $ROOT.MINE",
            failed.Text,
            StringComparison.Ordinal
        );
        Assert.Empty(fixture.Shepherds.Launched);
    }

    private static StartPlanned Order(string? user) =>
        new(s_number, new JobSpec { Name = ObjectName.Parse("A") }, new PlannedCommand { Arguments = ["/bin/true"], User = user });
}
