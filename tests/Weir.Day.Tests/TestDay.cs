using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Schedules;

namespace Weir.Day.Tests;

/// <summary>A day with one machine, <c>alpha</c>, for tests to put inputs to.</summary>
internal sealed class TestDay
{
    private long _sequence;
    private int _number;

    public TestDay(DefinitionSet? definitions = null, bool up = true, IReadOnlyList<Job>? jobs = null)
    {
        State = DayState.Restore(
            new DaySnapshot
            {
                Epoch = 7,
                NextNumber = 1001,
                Definitions = definitions ?? Nightly(),
                Jobs = jobs ?? [],
            }
        );
        if (up)
        {
            Decide(new AgentLink("alpha", true));
        }
    }

    public static Caller Root { get; } = new("root", Role.Administrator, "here") { Machine = "alpha", UserId = 0 };

    public static Caller Alice { get; } = new("alice", Role.User, "here") { Machine = "alpha", UserId = 1000 };

    public static Caller Bob { get; } = new("bob", Role.User, "here") { Machine = "alpha", UserId = 1001 };

    public DayState State { get; }

    public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static DefinitionSet Nightly(Func<JobDefinition, JobDefinition>? change = null)
    {
        var definition = new JobDefinition
        {
            Name = ObjectName.Parse("NIGHTLY"),
            Schedule = ScheduleDefinition.AdHoc,
            AllowMultiple = true,
        };
        return new DefinitionSet { JobDefinitions = [change is null ? definition : change(definition)] };
    }

    public static Job Job(int number, JobState state) =>
        new()
        {
            Number = new TrackingNumber(number),
            Name = ObjectName.Parse("NIGHTLY"),
            User = "alice",
            UserId = 1000,
            Machine = "alpha",
            Schedule = ScheduleDefinition.AdHoc,
            ScheduleDate = new DateOnly(2026, 11, 21),
            State = state,
            TrackType = TrackType.Queue,
            Way = WayIn.Submit,
            Mode = SubmissionMode.Stored,
            SubmittedAt = new DateTimeOffset(2026, 11, 21, 11, 0, 0, TimeSpan.Zero),
        };

    public Decision Decide(params Input[] inputs) => DayEngine.Decide(State, inputs, Now);

    public FactArrived Fact(Fact fact) => new("alpha", new SequencedFact(++_sequence, fact));

    public Decision Submit(Func<JobSubmitted, JobSubmitted>? change = null)
    {
        var fact = new JobSubmitted(
            Now,
            new TrackingNumber(++_number),
            ObjectName.Parse("NIGHTLY"),
            "alice",
            TrackType.Queue,
            WayIn.Submit,
            SubmissionMode.Stored
        )
        {
            UserId = 1000,
        };
        return Decide(Fact(change is null ? fact : change(fact)));
    }

    /// <summary>A job runs and ends; the jobs that are let go then.</summary>
    public TrackingNumber[] Free(int number)
    {
        var job = new TrackingNumber(number);
        Decide(Fact(new JobStarted(Now, job, 42, null)));
        return [.. Decide(Fact(new JobEnded(Now, job, 0, null, 1, 1))).Orders.Select(order => order.Order.Order.Number)];
    }

    public Job The(int number) =>
        State.TryFind(new TrackingNumber(number), out var job) ? job : throw new InvalidOperationException($"job {number} is not active");

    public string[] HoldersOf(int number) => [.. State.HoldersOf(The(number), Now).Select(holder => holder.Code)];
}
