using Weir.Day.Constraints;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Changes;
using Weir.Jobs.Facts;
using Weir.Jobs.Thresholds;

namespace Weir.Day.Tests;

/// <summary>What becomes of a job in every state by every fact and every request of an operator.</summary>
public sealed class EveryStateTests
{
    // A state's letters: it goes there. "=": it stays and nothing is refused. "x" is refused as wrong-state, "r" as already-released.
    private const string Table = """
                       Wa Re St Ru Su Fa Ca Sk Mi SF Lo UR Fi
        submitted      =  =  =  =  =  =  =  =  =  =  =  =  =
        started        Ru Ru Ru =  =  =  Ru Ru Ru Ru Ru =  =
        released       St St =  =  =  =  =  =  =  =  =  =  =
        held           =  Wa =  =  =  =  =  =  =  =  =  =  =
        ended-0        Su Su Su Su =  Su Su Su Su Su Su =  =
        ended-3        Fa Fa Fa Fa =  =  Fa Fa Fa Fa Fa =  =
        ended-9        Ca Ca Ca Ca =  Ca =  Ca Ca Ca Ca =  =
        start-failed   SF SF SF =  =  =  =  =  =  =  =  =  =
        start-refused  =  =  =  =  =  =  =  =  =  =  =  =  =
        lost           Lo Lo Lo Lo =  =  =  =  =  =  =  =  =
        restarted      Fa Fa Fa Fa =  =  =  =  =  =  =  =  =
        gone           Ca Ca Ca =  =  =  =  =  =  =  =  =  =
        hold           =  x  r  r  x  x  x  x  x  x  x  x  x
        release        =  x  r  r  x  x  x  x  x  x  x  x  x
        start          St St r  r  x  x  x  x  x  x  x  x  x
        start-held     =  Wa r  r  x  x  x  x  x  x  x  x  x
        cancel         Ca Ca =  =  x  x  x  x  x  x  x  x  x
        skip           Sk Sk r  r  x  x  x  x  x  x  x  x  x
        change         =  x  r  r  x  x  x  x  x  x  x  x  x
        waive          =  x  r  r  x  x  x  x  x  x  x  x  x
        rerun          x  x  r  r  =  =  =  =  =  =  =  =  =
        mark-ok        x  x  r  r  =  Su x  x  x  Su Su Su Su
        mark-failed    x  x  r  r  Fa =  x  x  x  Fa Fa Fa Fa
        mark-review    x  x  r  r  UR UR x  x  x  UR UR =  UR
        mark-fixed     x  x  r  r  Fi Fi x  x  x  Fi Fi Fi =
        time           =  =  =  =  =  =  =  =  =  =  =  =  =
        """;

    private static readonly TrackingNumber One = new(1);

    private static readonly Dictionary<string, JobState> States = new()
    {
        ["Wa"] = JobState.Waiting,
        ["Re"] = JobState.Rejected,
        ["St"] = JobState.Starting,
        ["Ru"] = JobState.Running,
        ["Su"] = JobState.Succeeded,
        ["Fa"] = JobState.Failed,
        ["Ca"] = JobState.Cancelled,
        ["Sk"] = JobState.Skipped,
        ["Mi"] = JobState.Missed,
        ["SF"] = JobState.StartFailed,
        ["Lo"] = JobState.Lost,
        ["UR"] = JobState.UnderReview,
        ["Fi"] = JobState.Fixed,
    };

    public static TheoryData<string> Events => new(Table.Split('\n')[1..].Select(line => line.Split(' ')[0]));

    [Fact]
    public void The_table_has_all_states() => Assert.Equal(Enum.GetValues<JobState>().Order(), States.Values.Order());

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_has_in_each_state_the_effect_that_the_table_says(string what)
    {
        string[][] rows = [.. Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        var expected = rows.Single(row => row[0] == what)[1..];

        Assert.Equal(expected, rows[0].Select(state => Effect(States[state], what)));
    }

    private static string Effect(JobState before, string what)
    {
        // No machine is reachable, so nothing is let go; what waits or was rejected is held, as such jobs may be.
        var job = TestDay.Job(1, before);
        job = before switch
        {
            JobState.Waiting => job with
            {
                Holds = [Hold(HolderManager.Operator, HolderCodes.Operator)],
                Thresholds = [new ThresholdNeed(ThresholdName.Parse("ERRORS"), ThresholdOperator.GE, 1)],
            },
            JobState.Rejected => job with { Holds = [Hold(HolderManager.Rule, HolderCodes.Rejected)] },
            _ => job,
        };
        var day = new TestDay(up: false, jobs: before.IsEnd() ? [] : [job]);
        Input[] inputs = before.IsEnd() ? [new JobReloaded(job)] : [];

        var decision = Input(day, what) is { } input ? day.Decide([.. inputs, input]) : day.Decide(inputs);

        var after = decision.Jobs.SingleOrDefault(changed => changed.Number == One)?.State ?? before;
        Assert.True(after == before || before.MayBecome(after), $"{before} may not become {after}");
        var told = decision
            .Events.Where(line => line.Number == One)
            .Select(line => JobEventKinds.Find(line.Code) ?? throw new InvalidOperationException($"{line.Code} is not a kind"))
            .ToList();
        Assert.True(
            after == before || told[^1].Outcomes.Contains(after),
            $"the history says {string.Join(", ", told)}, and the job became {after}"
        );
        return decision.Answers is [RequestRefused refused]
                ? Unchanged(
                    before,
                    after,
                    refused.Code switch
                    {
                        "wrong-state" => "x",
                        "already-released" => "r",
                        var other => other,
                    }
                )
            : after == before ? "="
            : States.Single(state => state.Value == after).Key;
    }

    private static string Unchanged(JobState before, JobState after, string refusal) =>
        before == after ? refusal : $"{refusal} and yet {after}";

    private static Input? Input(TestDay day, string what) =>
        what switch
        {
            "submitted" => day.Fact(
                new JobSubmitted(day.Now, One, ObjectName.Parse("NIGHTLY"), "alice", TrackType.Queue, WayIn.Submit, SubmissionMode.Stored)
            ),
            "started" => day.Fact(new JobStarted(day.Now, One, 42, null)),
            "released" => day.Fact(new JobReleased(day.Now, One, "alice at alpha")),
            "held" => day.Fact(new JobHeld(day.Now, One, "alice at alpha")),
            "ended-0" => day.Fact(new JobEnded(day.Now, One, 0, null, 1, 1)),
            "ended-3" => day.Fact(new JobEnded(day.Now, One, 3, null, 1, 1)),
            "ended-9" => day.Fact(new JobEnded(day.Now, One, null, 9, 1, 1) { Cancelled = true }),
            "start-failed" => day.Fact(new JobStartFailed(day.Now, One, "no-command", "there is no such command")),
            "start-refused" => day.Fact(new JobStartFailed(day.Now, One, "already-started", "it has been started already")),
            "lost" => day.Fact(new JobLost(day.Now, One, MachineRestarted: false, "nobody knows")),
            "restarted" => day.Fact(new JobLost(day.Now, One, MachineRestarted: true, "the machine restarted")),
            "gone" => day.Fact(new JobGone(day.Now, One, "waiter-gone", "the process that waited is gone", null)),
            "hold" => new HoldJob(1, TestDay.Root, One),
            "release" => new ReleaseJob(1, TestDay.Root, One),
            "start" => new StartJob(1, TestDay.Root, One, Held: false),
            "start-held" => new StartJob(1, TestDay.Root, One, Held: true),
            "cancel" => new CancelJob(1, TestDay.Root, One, "", 10),
            "skip" => new SkipJob(1, TestDay.Root, One),
            "change" => new ChangeJob(1, TestDay.Root, One, new JobChange { Priority = 1 }),
            "waive" => new WaiveCondition(1, TestDay.Root, One, "thresholds"),
            "rerun" => new RerunJob(1, TestDay.Root, One),
            "time" => null,
            _ => new MarkJob(1, TestDay.Root, One, what["mark-".Length..], null),
        };

    private static Holder Hold(HolderManager manager, string code) => new(manager, code, "held", DateTimeOffset.UnixEpoch, "somebody");
}
