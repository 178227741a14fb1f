using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Server.Operations;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class MarkTests
{
    [Theory]
    [InlineData("ok", "Succeeded")]
    [InlineData("fixed", "Fixed")]
    [InlineData("review", "UnderReview")]
    public async Task A_failed_job_counts_as_an_operator_marks_it(string mark, string state)
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.EndedAsync(status: 3);

        await fixture.Server.MarkAsync(Operator, number, new JobAction { As = mark }, Cancellation);

        Assert.Equal(state, (await fixture.JobAsync(number)).State);
    }

    [Fact]
    public async Task A_mark_that_is_none_is_refused_with_those_there_are()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.EndedAsync(status: 3);

        var refused = await Refusal.OfAsync(
            ProblemCodes.BadRequest,
            () => fixture.Server.MarkAsync(Operator, number, new JobAction { As = "great" }, Cancellation)
        );
        Assert.Contains("fixed", refused.Message, StringComparison.Ordinal);
    }
}
