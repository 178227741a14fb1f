using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Server.Operations;
using static Weir.Server.Tests.ServerHouse;

namespace Weir.Server.Tests.Operations;

public sealed class HoldTests
{
    [Fact]
    public async Task An_operator_holds_a_job_and_its_history_says_who_and_why()
    {
        await using var house = await OpenAsync();
        var number = await house.HeldAsync();

        await house.Server.HoldAsync(Operator, number, new JobAction { Text = "disk is being swapped" }, Cancellation);

        var job = await house.JobAsync(number);
        Assert.Equal("Waiting", job.State);
        Assert.Contains(job.Holders, holder => holder.Manager == "operator" && holder.Text.Contains("olga", StringComparison.Ordinal));
        Assert.All(job.Holders, holder => Assert.NotEmpty(holder.Release));
    }

    [Fact]
    public async Task Nobody_holds_what_is_another_users()
    {
        await using var house = await OpenAsync();
        var number = await house.HeldAsync("anna");

        await Refusal.OfAsync(ProblemCodes.NotFound, () => house.Server.HoldAsync(Bert, number, new JobAction(), Cancellation));
    }

    [Fact]
    public async Task A_job_that_is_over_is_not_held_and_stays_as_it_is()
    {
        await using var house = await OpenAsync();
        var number = await house.EndedAsync();

        await Refusal.OfAsync(ProblemCodes.WrongState, () => house.Server.HoldAsync(Operator, number, new JobAction(), Cancellation));
        Assert.Equal("Succeeded", (await house.JobAsync(number)).State);
    }

    [Fact]
    public async Task A_reason_that_is_too_long_is_refused()
    {
        await using var house = await OpenAsync();
        var number = await house.HeldAsync();

        await Refusal.OfAsync(
            ProblemCodes.BadRequest,
            () => house.Server.HoldAsync(Operator, number, new JobAction { Text = new string('x', 201) }, Cancellation)
        );
    }
}
