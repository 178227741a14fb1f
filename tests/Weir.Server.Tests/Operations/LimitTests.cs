using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Definitions;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class LimitTests
{
    [Fact]
    public async Task A_limit_lets_through_as_many_as_it_has_and_more_when_it_is_raised()
    {
        await using var fixture = await OpenAsync();
        var tape = ObjectName.Parse("TAPE");
        await fixture.Server.SetLimitAsync(Root, tape, null, 1, Cancellation);
        var first = await fixture.NumberAsync();
        var second = await fixture.NumberAsync();
        LimitNeed[] needs = [LimitNeed.TryParse("TAPE", out var need) ? need : throw new InvalidOperationException()];
        await fixture.SayAsync(
            Submitted(first, "anna", "A") with
            {
                Limits = needs,
            },
            Submitted(second, "anna", "B") with
            {
                Limits = needs,
            }
        );

        Assert.Equal("Starting", (await fixture.JobAsync(first)).State);
        Assert.Equal("limit", Assert.Single((await fixture.JobAsync(second)).Holders).Manager);
        var view = Assert.Single((await fixture.Server.ListLimitsAsync(Root, Cancellation)).Items);
        Assert.Equal((1, 1, 1), (view.Maximum, view.Used, view.Waiting));

        await fixture.Server.SetLimitAsync(Root, tape, null, 2, Cancellation);

        Assert.Equal("Starting", (await fixture.JobAsync(second)).State);
    }

    [Fact]
    public async Task What_an_operator_set_counts_until_it_is_reset_and_outlives_a_restart()
    {
        await using var first = await OpenAsync();
        var tape = ObjectName.Parse("TAPE");
        await first.Server.SetLimitAsync(Root, tape, null, 4, Cancellation);
        var set = await first.Server.SetLimitAsync(Operator, tape, null, 1, Cancellation);
        Assert.Equal((1, 4, "olga at test"), (set.Maximum, set.Default, Assert.Single(set.Overrides).By));

        await using var second = await first.ReopenAsync();
        var kept = Assert.Single((await second.Server.ListLimitsAsync(Root, Cancellation)).Items);
        Assert.Equal((1, 4), (kept.Maximum, kept.Default));

        var reset = await second.Server.ResetLimitAsync(Operator, tape, null, Cancellation);
        Assert.Equal((4, 4), (reset.Maximum, reset.Default));
        Assert.Empty(reset.Overrides);
    }

    [Fact]
    public async Task A_limit_per_machine_is_set_for_one_machine_alone()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.ApplyAsync(
            Root,
            new ApplyRequest([new ApplyFile("a.yaml", "kind: limit\nname: LICENCE\nmaximum: 2\nperMachine: true\n")]),
            Cancellation
        );

        var set = await fixture.Server.SetLimitAsync(Operator, ObjectName.Parse("licence"), Machine, 0, Cancellation);

        Assert.Equal((2, Machine, 0), (set.Maximum, Assert.Single(set.Machines).Machine, set.Machines[0].Maximum));
    }

    [Fact]
    public async Task Limits_are_an_operators_to_set_and_reset()
    {
        await using var fixture = await OpenAsync();
        var tape = ObjectName.Parse("TAPE");

        await Refusal.OfAsync(ProblemCodes.NotAllowed, () => fixture.Server.SetLimitAsync(Anna, tape, null, 1, Cancellation));
        await Refusal.OfAsync(ProblemCodes.NotAllowed, () => fixture.Server.ResetLimitAsync(Anna, tape, null, Cancellation));
        await Refusal.OfAsync(ProblemCodes.BadRequest, () => fixture.Server.SetLimitAsync(Operator, tape, null, 1_000_000, Cancellation));
        await Refusal.OfAsync(ProblemCodes.NotFound, () => fixture.Server.ResetLimitAsync(Operator, tape, null, Cancellation));
    }
}
