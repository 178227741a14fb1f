using Weir.Agent.Machine;
using Weir.Jobs;
using Weir.Jobs.Outputs;
using Weir.Jobs.Plans;
using Weir.Stores.Agent;

namespace Weir.Agent.Tests.Machine;

public sealed class OutputWorkTests
{
    private static readonly OutputCare s_care = new()
    {
        Mail = new OutputMail(["ops@example.org"], null, null),
        Print = ["/usr/bin/lp"],
        Compress = true,
        Keep = TimeSpan.FromDays(7),
    };

    private static JournalJob Over =>
        Some.Row(TrackedStatus.Submitted) with
        {
            EndedAt = Some.Now,
            Run = new DefinedRun { Output = s_care },
        };

    [Fact]
    public void J39_a_mail_that_was_not_taken_waits_behind_all_but_the_removal_and_its_time_is_kept()
    {
        var begun = OutputWork.Start(OutputWork.Begin(Over, s_care, Some.Now));
        var at = Some.Now.AddMinutes(1);

        var (later, facts) = JobMachine.PassOutput(begun, new OutputDeedPostponed(at), Some.Now);

        Assert.Empty(facts);
        Assert.Equal(["print", "compress", "mail", "remove"], later.Output!.ToDo.Select(deed => deed.Kind));
        Assert.Equal((false, Some.Now), (later.Output.Begun, later.OutputDue));
        var mail = later.Output.ToDo[2];
        Assert.Equal((1, at), (mail.Tries, mail.NotBefore));
        var alone = OutputWork.Pass(OutputWork.Pass(later, Some.Now), Some.Now);
        Assert.Equal(at, alone.OutputDue);
        Assert.Equal(Some.Now.AddDays(7), OutputWork.Pass(alone, at).OutputDue);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(1, 1, 2)]
    [InlineData(3, 7, 8)]
    [InlineData(40, 600, 60)]
    [InlineData(40, 1379, 60)]
    [InlineData(40, 1380, null)]
    public void It_is_tried_again_after_twice_as_long_each_time_at_most_an_hour_and_for_a_day(int tries, int minutes, int? wait)
    {
        var row = Over with { Output = new OutputState { ToDo = [new OutputDeed(OutputDeed.Mail) { Tries = tries }] } };
        var now = Some.Now.AddMinutes(minutes);

        Assert.Equal(wait is { } more ? now.AddMinutes(more) : null, OutputWork.RetryOf(row, now));
    }
}
