using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Server.Operations;
using static Weir.Server.Tests.ServerHouse;

namespace Weir.Server.Tests.Operations;

public sealed class RerunTests
{
    [Fact]
    public async Task A_rerun_is_ordered_of_the_machine_under_a_new_number()
    {
        await using var house = await OpenAsync();
        var number = await house.EndedAsync(status: 3);

        var acted = await house.Server.RerunAsync(Anna, number, new JobAction(), Cancellation);

        Assert.NotEqual(number.Value, acted.Job.Number);
        Assert.Equal(number.Value, acted.Job.RerunOf);
    }

    [Fact]
    public async Task A_job_that_is_not_over_is_not_run_again()
    {
        await using var house = await OpenAsync();
        var number = await house.HeldAsync("anna");

        await Refusal.OfAsync(ProblemCodes.WrongState, () => house.Server.RerunAsync(Anna, number, new JobAction(), Cancellation));
    }
}
