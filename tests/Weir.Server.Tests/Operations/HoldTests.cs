using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Server.Operations;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class HoldTests
{
    [Fact]
    public async Task An_operator_holds_a_job_and_its_history_says_who_and_why()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();

        await fixture.Server.HoldAsync(Operator, number, new JobAction { Text = "disk is being swapped" }, Cancellation);

        var job = await fixture.JobAsync(number);
        Assert.Equal("Waiting", job.State);
        Assert.Contains(job.Holders, holder => holder.Manager == "operator" && holder.Text.Contains("olga", StringComparison.Ordinal));
        Assert.All(job.Holders, holder => Assert.NotEmpty(holder.Release));
    }

    [Fact]
    public async Task Nobody_holds_what_is_another_users()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync("anna");

        await Refusal.OfAsync(ProblemCodes.NotFound, () => fixture.Server.HoldAsync(Bert, number, new JobAction(), Cancellation));
    }

    [Fact]
    public async Task A_job_that_is_over_is_not_held_and_stays_as_it_is()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.EndedAsync();

        await Refusal.OfAsync(ProblemCodes.WrongState, () => fixture.Server.HoldAsync(Operator, number, new JobAction(), Cancellation));
        Assert.Equal("Succeeded", (await fixture.JobAsync(number)).State);
    }

    [Fact]
    public async Task A_reason_that_is_too_long_is_refused()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();

        await Refusal.OfAsync(
            ProblemCodes.BadRequest,
            () => fixture.Server.HoldAsync(Operator, number, new JobAction { Text = new string('x', 201) }, Cancellation)
        );
    }
}
