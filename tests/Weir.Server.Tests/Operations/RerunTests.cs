using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Server.Operations;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class RerunTests
{
    [Fact]
    public async Task A_rerun_is_ordered_of_the_machine_under_a_new_number()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.EndedAsync(status: 3);

        var acted = await fixture.Server.RerunAsync(Anna, number, new JobAction(), Cancellation);

        Assert.NotEqual(number.Value, acted.Job.Number);
        Assert.Equal(number.Value, acted.Job.RerunOf);
    }

    [Fact]
    public async Task A_job_that_is_not_over_is_not_run_again()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync("anna");

        await Refusal.OfAsync(ProblemCodes.WrongState, () => fixture.Server.RerunAsync(Anna, number, new JobAction(), Cancellation));
    }
}
