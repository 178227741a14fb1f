using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;

namespace Weir.Day.Tests;

/// <summary>
/// What a machine did by itself while the server was away comes in messages of so many facts, and the server decides after each. Where
/// one message ends and the next begins changes nothing.
/// </summary>
public sealed class MessageBorderTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly TrackingNumber s_first = new(1);
    private static readonly TrackingNumber s_second = new(2);
    private static readonly TrackingNumber s_alone = new(3);

    // Of one name, of which the job definition allows one; and of a name that no job definition has.
    private static readonly Dictionary<string, JobFact[]> s_stories = new()
    {
        ["started by hand"] =
        [
            new JobReleased(At(3), s_second, "root"),
            new JobStarted(At(4), s_second, 42, null),
            new JobEnded(At(5), s_second, 0, null, 1, 1),
        ],
        ["started by its rule"] = [new JobStarted(At(3), s_second, 42, null), new JobEnded(At(4), s_second, 3, null, 1, 1)],
        ["held by hand"] = [new JobHeld(At(3), s_second, "root")],
        ["taken away"] = [new JobGone(At(3), s_second, "left-spool", "it was taken out of at's spool", null)],
        ["not started"] = [new JobReleased(At(3), s_second, "root"), new JobStartFailed(At(4), s_second, "no-account", "no such account")],
        ["lost"] = [new JobLost(At(3), s_second, MachineRestarted: true, "the machine restarted while it ran")],
    };

    public static TheoryData<string, int> Borders
    {
        get
        {
            TheoryData<string, int> all = [];
            foreach (var (name, story) in s_stories)
            {
                // Two submissions before, and one of nobody's definition behind.
                for (var border = 1; border < story.Length + 4; border++)
                {
                    all.Add(name, border);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Borders))]
    public void A_job_that_its_machine_acted_on_is_told_the_same_wherever_the_message_ends(string name, int border)
    {
        var whole = Told(name, int.MaxValue);

        Assert.Equal(whole, Told(name, border));
        Assert.DoesNotContain(whole, line => line.Contains("Duplicate Job", StringComparison.Ordinal));
    }

    [Fact]
    public void A_job_that_its_machine_did_nothing_to_is_rejected_as_before()
    {
        var day = new TestDay(TestDay.Nightly(definition => definition with { AllowMultiple = false }), up: false);
        day.Decide(new AgentLink("alpha", true, LastFact: 2));
        day.Decide(day.Fact(Submitted(s_first, "NIGHTLY")));

        var decision = day.Decide(day.Fact(Submitted(s_second, "NIGHTLY")));

        Assert.Equal("rejected", Assert.Single(decision.Messages).Code);
        Assert.Equal(JobState.Rejected, day.The(2).State);
    }

    [Fact]
    public void Nothing_is_let_go_before_its_machine_has_told_all_that_it_had()
    {
        var day = new TestDay(up: false);
        day.Decide(new AgentLink("alpha", true, LastFact: 2));

        var before = day.Decide(day.Fact(Submitted(s_first, "NIGHTLY")));

        Assert.DoesNotContain(before.Orders, order => order.Order.Order is Start);
        Assert.Equal("machine-down", Assert.Single(day.HoldersOf(1)));
        var holder = Assert.Single(day.State.HoldersOf(day.The(1), day.Now));
        Assert.Equal("machine alpha has yet to tell what it did while it could not be reached", holder.Text);

        var after = day.Decide(day.Fact(new JobMonitored(At(3), s_first, null)));

        Assert.Single(after.Orders, order => order.Order.Order is Start { Number.Value: 1 });
    }

    private static DateTimeOffset At(int second) => s_noon.AddSeconds(second);

    private static JobSubmitted Submitted(TrackingNumber number, string name) =>
        new(At(number.Value), number, ObjectName.Parse(name), "alice", TrackType.Queue, WayIn.Submit, SubmissionMode.Stored)
        {
            UserId = 1000,
        };

    // All that is written down, said and ordered, but the word that a job is accepted: it changes nothing where it is moot.
    private static List<string> Told(string name, int border)
    {
        var day = new TestDay(TestDay.Nightly(definition => definition with { AllowMultiple = false }), up: false);
        var acted = day.Fact(Submitted(s_second, "NIGHTLY"));
        FactArrived[] facts =
        [
            acted with
            {
                Fact = new SequencedFact(1, Submitted(s_first, "NIGHTLY")),
            },
            acted with
            {
                Fact = new SequencedFact(2, acted.Fact.Fact) { ActedOn = true },
            },
            .. s_stories[name].Select((fact, i) => acted with { Fact = new SequencedFact(i + 3, fact) }),
        ];
        FactArrived last = acted with { Fact = new SequencedFact(facts.Length + 1, Submitted(s_alone, "UNKNOWN")) };
        Input[] inputs = [.. facts, last];
        Decision[] decisions =
        [
            day.Decide(new AgentLink("alpha", true, LastFact: inputs.Length)),
            .. new[] { inputs.Take(border).ToArray(), [.. inputs.Skip(border)] }.Select(some => day.Decide(some)),
        ];
        return
        [
            .. decisions.SelectMany(decision => decision.Events).Select(line => $"{line.Number} {line.At:T} {line.Code} {line.Text}"),
            .. decisions.SelectMany(decision => decision.Messages).Select(line => $"{line.Severity} {line.Code} {line.Text}"),
            .. decisions
                .SelectMany(decision => decision.Orders)
                .Select(order => order.Order.Order)
                .Where(order => order is not Accept)
                .Select(order => $"{order}"),
            .. decisions
                .SelectMany(decision => decision.Jobs)
                .GroupBy(job => job.Number)
                .OrderBy(job => job.Key)
                .Select(job => job.Last())
                .Select(job => $"{job.Number} {job.State} {job.ReasonCode} {string.Join(',', job.Holds.Select(hold => hold.Code))}"),
        ];
    }
}
