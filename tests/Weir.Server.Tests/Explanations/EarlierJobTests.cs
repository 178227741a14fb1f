using Weir.Day;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Schedules;
using Weir.Schedules.Frequencies;
using Weir.Server.Explanations;

namespace Weir.Server.Tests.Explanations;

/// <summary>A job at an earlier moment is the fold of its history: what the fold makes of each moment is what the day had then.</summary>
public sealed class EarlierJobTests
{
    private static readonly TrackingNumber One = new(1);
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly Caller Olga = ServerFixture.Operator;
    private static readonly Caller Anna = ServerFixture.Anna;

    private static readonly Frequency s_promising = new()
    {
        Dates = new EveryDaysRule(1, new DateOnly(2026, 1, 1)),
        Days = DayType.Any,
        Timing = new RunTiming
        {
            StartOffset = TimeSpan.FromHours(12),
            LateToStart = TimeSpan.FromMinutes(3),
            MaximumRunTime = TimeSpan.FromMinutes(1),
        },
    };

    private static readonly Dictionary<string, Func<DateTimeOffset, Input?>[]> Stories = new()
    {
        ["held, released by its user, ran, reviewed, put right"] =
        [
            _ => new AgentLink("m1", Up: false),
            Queued(hold: true),
            _ => new ReleaseJob(1, Anna, One),
            _ => new HoldJob(2, Olga, One),
            _ => new ReleaseJob(3, Olga, One),
            _ => new AgentLink("m1", Up: true),
            Started,
            Ended(3),
            _ => new MarkJob(4, Olga, One, "review", "who was it"),
            _ => new MarkJob(5, Olga, One, "fixed", null),
        ],
        ["ended and marked as if it had not failed"] = [Queued(), Started, Ended(1), _ => new MarkJob(1, Olga, One, "ok", null)],
        ["rejected, taken past that, held, released, lost, back, ended"] =
        [
            Queued(name: "UNKNOWN"),
            _ => new StartJob(1, Olga, One, Held: true),
            _ => new ReleaseJob(2, Olga, One),
            Started,
            at => Fact(new JobLost(at, One, MachineRestarted: false, "nobody knows")),
            Started,
            Ended(0),
        ],
        ["rejected and cancelled"] = [Queued(name: "UNKNOWN"), _ => new CancelJob(1, Olga, One, "not this one", 10)],
        ["never started elsewhere, and then started"] = [Tracked, NeverRuns, Started, Ended(0)],
        ["never started elsewhere, and gone there"] =
        [
            Tracked,
            NeverRuns,
            at => Fact(new JobGone(at, One, "cancelled", "by scancel", null)),
        ],
        ["only tracked"] = [Tracked, Started, Ended(0)],
        ["cancelled while it ran"] =
        [
            Queued(),
            Started,
            _ => new CancelJob(1, Anna, One, "enough", 10),
            at => Fact(new JobEnded(at, One, null, 15, 1, 1) { Cancelled = true }),
        ],
        ["skipped"] = [_ => new AgentLink("m1", Up: false), Queued(), _ => new SkipJob(1, Olga, One)],
        ["started past its hold, could not be started"] =
        [
            _ => new AgentLink("m1", Up: false),
            Queued(),
            _ => new HoldJob(0, Anna, One),
            _ => new StartJob(1, Olga, One, Held: false),
            at => Fact(new JobStartFailed(at, One, "no-command", "there is no such command")),
        ],
        ["started at its machine, whose restart ended it"] =
        [
            _ => new AgentLink("m1", Up: false),
            Queued(),
            _ => new HoldJob(0, Anna, One),
            at => Fact(new JobReleased(at, One, "root at m1")),
            Started,
            at => Fact(new JobLost(at, One, MachineRestarted: true, "it restarted")),
        ],
        ["held by its condition"] =
        [
            Queued(name: "CONDITIONED"),
            _ => new HoldJob(1, Anna, One),
            at => Fact(new ConditionMet(at, One)),
            _ => new ReleaseJob(2, Anna, One),
            Started,
        ],
        ["given up by who waited"] =
        [
            _ => new AgentLink("m1", Up: false),
            Queued(),
            _ => new HoldJob(0, Anna, One),
            at => Fact(new JobGone(at, One, "waiter-gone", "the process that waited is gone", null)),
        ],
        ["late to start, and running for too long"] =
        [
            _ => new AgentLink("m1", Up: false),
            Queued(name: "PROMISED"),
            _ => null,
            _ => null,
            _ => new AgentLink("m1", Up: true),
            Started,
            _ => null,
            _ => null,
            Ended(0),
        ],
        ["never let go in time"] = [_ => new AgentLink("m1", Up: false), Queued(name: "LATE"), _ => null, _ => null],
    };

    public static TheoryData<string> Names => [.. Stories.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_moment_of_a_history_is_told_as_it_was(string story) => Check(One, Stories[story]);

    [Fact]
    public void A_rerun_is_nothing_before_its_machine_has_submitted_it_again()
    {
        var again = new TrackingNumber(1001);
        JobSubmitted Submitted(DateTimeOffset at) =>
            new(at, again, ObjectName.Parse("NIGHTLY"), "anna", TrackType.Track, WayIn.Submit, SubmissionMode.Stored)
            {
                UserId = Anna.UserId,
                RerunOf = One,
                GoesAtOnce = true,
            };

        Check(
            again,
            Tracked,
            Started,
            Ended(0),
            _ => new RerunJob(1, Anna, One),
            at => Fact(Submitted(at)),
            at => Fact(new JobStarted(at, again, 4712, null))
        );
    }

    private static void Check(TrackingNumber number, params Func<DateTimeOffset, Input?>[] story)
    {
        var sequence = 0L;
        var state = DayState.Restore(
            new DaySnapshot
            {
                Epoch = 1,
                NextNumber = 1001,
                Definitions = Definitions(),
            }
        );
        Day.DayEngine.Decide(state, [new AgentLink("m1", Up: true)], Noon);
        List<JobEvent> events = [];
        List<(DateTimeOffset At, Job Job)> moments = [];
        Dictionary<TrackingNumber, Job> stored = [];
        for (var step = 0; step < story.Length; step++)
        {
            var now = Noon.AddMinutes(step + 1);
            var input = story[step](now);
            Input[] inputs =
                input is FactArrived arrived ? [arrived with { Fact = arrived.Fact with { Sequence = ++sequence } }]
                : input is null ? []
                : [input];
            var recalled = state.NeedsStored(inputs).Where(stored.ContainsKey).Select(over => new JobReloaded(stored[over]));
            var decision = Day.DayEngine.Decide(state, [.. recalled, .. inputs], now);
            Assert.Empty(decision.Failures);
            Assert.DoesNotContain(decision.Answers, answer => answer is RequestRefused);
            events.AddRange(decision.Events.Where(line => line.Number == number));
            foreach (var changed in decision.Jobs)
            {
                stored[changed.Number] = changed;
            }

            if (stored.TryGetValue(number, out var job))
            {
                moments.Add((now, job));
            }
        }

        Assert.Equal(
            moments.Select(moment => Told(moment.Job)),
            moments.Select(moment => Told(EarlierJob.Rebuild(stored[number], events, moment.At)))
        );
    }

    private static string Told(Job job) =>
        $"{job.State} [{string.Join(' ', job.Holds.Select(hold => hold.Code).Order())}] exit {job.ExitCode} signal {job.Signal}, {Short(job.StartedAt)} to {Short(job.EndedAt)}, {job.ReasonText}, {string.Join(' ', job.Lateness)}";

    private static string Short(DateTimeOffset? at) => $"{at:HH:mm}";

    private static DefinitionSet Definitions() =>
        new()
        {
            JobDefinitions =
            [
                new JobDefinition { Name = ObjectName.Parse("NIGHTLY"), Schedule = ScheduleDefinition.AdHoc },
                new JobDefinition
                {
                    Name = ObjectName.Parse("CONDITIONED"),
                    Schedule = ScheduleDefinition.AdHoc,
                    When = "$anna.READY = '1'",
                },
                new JobDefinition
                {
                    Name = ObjectName.Parse("LATE"),
                    Schedule = ScheduleDefinition.AdHoc,
                    LatestStart = new TimeOnly(12, 3),
                },
                new JobDefinition
                {
                    Name = ObjectName.Parse("PROMISED"),
                    Schedule = ScheduleDefinition.AdHoc,
                    Frequencies = [FrequencyUse.Of(s_promising)],
                },
            ],
        };

    private static Func<DateTimeOffset, Input?> Queued(string name = "NIGHTLY", bool hold = false) =>
        at =>
            Fact(
                new JobSubmitted(at, One, ObjectName.Parse(name), "anna", TrackType.Queue, WayIn.Submit, SubmissionMode.Stored)
                {
                    UserId = Anna.UserId,
                    Hold = hold,
                }
            );

    private static FactArrived Tracked(DateTimeOffset at) =>
        Fact(
            new JobSubmitted(at, One, ObjectName.Parse("NIGHTLY"), "anna", TrackType.Track, WayIn.Submit, SubmissionMode.Stored)
            {
                UserId = Anna.UserId,
                GoesAtOnce = true,
            }
        );

    private static FactArrived NeverRuns(DateTimeOffset at) =>
        Fact(new AgentMessage(at, MessageSeverity.Warning, ReasonCodes.NeverRuns, "Slurm never starts it", One));

    private static FactArrived Started(DateTimeOffset at) => Fact(new JobStarted(at, One, 4711, null));

    private static Func<DateTimeOffset, Input?> Ended(int status) => at => Fact(new JobEnded(at, One, status, null, 1, 1));

    private static FactArrived Fact(Fact fact) => new("m1", new SequencedFact(1, fact));
}
