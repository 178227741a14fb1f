using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Server.Operations;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class ChangeTests
{
    private static readonly LimitNeed s_tape = new(ObjectName.Parse("TAPE"), 1);

    public static TheoryData<JobChanges?, string> Wrong =>
        new()
        {
            { null, "say what is to be another: priority, service, jobQueue, limits," },
            { new JobChanges(), "say what is to be another" },
            {
                new JobChanges { Priority = 10 },
                "a priority is 1 to 9"
            },
            {
                new JobChanges { Limits = [s_tape, s_tape] },
                "limit TAPE is named twice"
            },
            {
                new JobChanges { MinutesLater = 44_641 },
                "minutesLater is -44640 to 44640"
            },
            {
                new JobChanges { MinutesLater = 1, NotBefore = DateTimeOffset.UnixEpoch },
                "say either notBefore or minutesLater"
            },
            {
                new JobChanges { MaxRunTime = "0m" },
                "maxRunTime '0m' is not allowed; allowed is a time such as 30s"
            },
            {
                new JobChanges { MaxRunTime = "long" },
                "maxRunTime 'long' is not allowed"
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_cannot_be_is_refused_and_says_what_is_allowed(JobChanges? changes, string why)
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();

        var refused = await Refusal.OfAsync(
            ProblemCodes.BadRequest,
            () => fixture.Server.ChangeAsync(Operator, number, new JobAction { Change = changes }, Cancellation)
        );

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_kept_over_a_restart()
    {
        await using var first = await OpenAsync();
        var number = await first.HeldAsync();
        var changes = new JobChanges
        {
            Priority = 2,
            Limits = [s_tape],
            NotBefore = new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero),
        };
        await first.Server.ChangeAsync(Operator, number, new JobAction { Change = changes }, Cancellation);

        await using var second = await first.ReopenAsync();

        var job = await second.JobAsync(number);
        Assert.Equal((2, changes.NotBefore), (job.Priority, job.NotBefore));
        Assert.Contains(job.Holders, holder => holder.Code == "start-time");
    }

    [Fact]
    public async Task A_user_does_not_change_even_an_own_job()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();

        await Refusal.OfAsync(
            ProblemCodes.NotAllowed,
            () => fixture.Server.ChangeAsync(Anna, number, new JobAction { Change = new JobChanges { Priority = 1 } }, Cancellation)
        );
    }
}
