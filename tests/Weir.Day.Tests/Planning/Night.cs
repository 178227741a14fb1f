using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Plans;
using Weir.Schedules;
using Weir.Schedules.Frequencies;

namespace Weir.Day.Tests.Planning;

/// <summary>A day with the schedule <c>Night</c>, whose jobs are planned every day, for tests to let time pass over.</summary>
internal sealed class Night
{
    public static readonly ObjectName Schedule = ObjectName.Parse("Night");

    /// <summary>Noon of a Monday.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<TrackingNumber, Job> _jobs = [];
    private readonly DefinitionSet _definitions;
    private long _sequence;

    public Night(ScheduleDefinition schedule, params IEnumerable<JobDefinition> jobs)
        : this(new DefinitionSet { Schedules = [schedule], JobDefinitions = [.. jobs] }) { }

    public Night(DefinitionSet definitions)
    {
        _definitions = definitions;
        State = Restored([], [], 1);
        Decide(new AgentLink("alpha", true));
    }

    public DayState State { get; private set; }

    public DateTimeOffset Now { get; set; } = Noon;

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>All jobs ever, as they are.</summary>
    public IEnumerable<Job> Jobs => _jobs.Values.OrderBy(job => job.Number);

    /// <summary>Days of schedules as they were last said.</summary>
    public Dictionary<(ObjectName Name, DateOnly Date), ScheduleDay> Days { get; } = [];

    /// <summary>Numbers of jobs in the order of the orders to start them.</summary>
    public List<TrackingNumber> Started { get; } = [];

    /// <summary>Those of them that a test has looked at.</summary>
    public HashSet<TrackingNumber> Checked { get; } = [];

    public List<OperatorMessage> Messages { get; } = [];

    /// <summary>All orders to machines.</summary>
    public List<Weir.Jobs.Orders.Order> Orders { get; } = [];

    /// <summary>All lines of histories.</summary>
    public List<JobEvent> Events { get; } = [];

    /// <summary>A schedule whose days build themselves.</summary>
    public static ScheduleDefinition Daily(Func<ScheduleDefinition, ScheduleDefinition>? change = null)
    {
        var schedule = new ScheduleDefinition(Schedule) { Build = new BuildAhead(), Frequencies = [EveryDay()] };
        return change is null ? schedule : change(schedule);
    }

    public static FrequencyUse EveryDay(RunTiming? timing = null) =>
        FrequencyUse.Of(
            new Frequency
            {
                Dates = new EveryDaysRule(1, new DateOnly(2026, 1, 1)),
                Days = DayType.Any,
                Timing = timing ?? RunTiming.AtOnce,
            }
        );

    public static JobDefinition Job(string name, params string[] dependencies) =>
        new()
        {
            Name = ObjectName.Parse(name),
            Schedule = Schedule,
            Type = JobDefinitionType.Batch,
            Command = new PlannedCommand { Arguments = ["true"] },
            Dependencies = [.. dependencies.Select(Dependency)],
        };

    public static JobDependency Dependency(string text)
    {
        var parts = text.Split(' ');
        Assert.True(DependencyKinds.TryParse(parts[0], out var kind));
        Assert.True(JobDependency.TryParse(kind, parts[1], out var dependency));
        return dependency;
    }

    public Decision Decide(params Input[] inputs)
    {
        while (true)
        {
            List<Input> all =
            [
                .. State.NeedsStored(inputs).Where(_jobs.ContainsKey).Select(number => new JobReloaded(_jobs[number])),
                .. State.NeedsOutcomes().Select(Reloaded),
                .. inputs,
            ];
            var decision = DayEngine.Decide(State, all, Now);
            Apply(decision);
            inputs = [];
            if (decision.NextWake > Now)
            {
                return decision;
            }
        }
    }

    /// <summary>One decision and no more: what follows it is lost if the server ends now.</summary>
    public void Step(params Input[] inputs) => Apply(DayEngine.Decide(State, inputs, Now));

    /// <summary>Why a request is refused.</summary>
    public string Refusal(Input request) => Assert.IsType<RequestRefused>(Decide(request).Answers.Single()).Text;

    /// <summary>The day after midnight.</summary>
    public void Midnight()
    {
        Now = State.BusinessDay.NextMidnight(Now);
        Decide();
    }

    /// <summary>The server ends, and starts again on what it stored.</summary>
    public void Restart()
    {
        State = Restored([.. Jobs.Where(job => !job.State.IsEnd())], [.. Days.Values], _jobs.Count + 1);
        Decide(new AgentLink("alpha", true) { LastFact = _sequence });
    }

    public Job The(string name) => Jobs.Last(job => job.Name == ObjectName.Parse(name));

    /// <summary>A job as it is.</summary>
    public Job Find(TrackingNumber number) => _jobs[number];

    public string[] States(DateOnly? date = null) =>
        [.. Jobs.Where(job => job.ScheduleDate == (date ?? Today)).Select(job => $"{job.Name} {job.State}")];

    /// <summary>Its machine says that it runs, since a while where it is said.</summary>
    public void Start(string name, TimeSpan since = default) => Decide(Fact(new JobStarted(Now - since, The(name).Number, 42, null)));

    /// <summary>Its machine says that what runs has ended, a while ago where it is said.</summary>
    public void EndRunning(string name, int status = 0, TimeSpan ago = default) =>
        Decide(Fact(new JobEnded(Now - ago, The(name).Number, status, null, 1, 1)));

    /// <summary>What its machine says of a job's start.</summary>
    public FactArrived StartOf(string name, DateTimeOffset at) => Fact(new JobStarted(at, The(name).Number, 42, null));

    /// <summary>What its machine says of a job's end.</summary>
    public FactArrived EndOf(string name, DateTimeOffset at, int status = 0) =>
        Fact(new JobEnded(at, The(name).Number, status, null, 1, 1));

    /// <summary>The words of the lines of a job's history, in order.</summary>
    public string[] Lines(string name) => [.. Events.Where(line => line.Number == The(name).Number).Select(line => line.Code)];

    public void End(string name, int status = 0) => End(The(name).Number, status);

    public void End(TrackingNumber number, int status = 0)
    {
        Decide(Fact(new JobStarted(Now, number, 42, null)));
        Decide(Fact(new JobEnded(Now, number, status, null, 1, 1)));
    }

    /// <summary>The machine tells something.</summary>
    public void Say(Fact fact) => Decide(Fact(fact));

    public string Why(string name) => string.Join("; ", State.HoldersOf(The(name), Now).Select(holder => $"{holder.Code}: {holder.Text}"));

    private FactArrived Fact(Fact fact) => new("alpha", new SequencedFact(++_sequence, fact));

    private void Apply(Decision decision)
    {
        foreach (var job in decision.Jobs)
        {
            _jobs[job.Number] = job;
        }

        foreach (var day in decision.ScheduleDays)
        {
            Days[(day.Name, day.Date)] = day;
        }

        Messages.AddRange(decision.Messages);
        Orders.AddRange(decision.Orders.Select(order => order.Order.Order));
        Events.AddRange(decision.Events);
        Started.AddRange(
            decision.Orders.Select(order => order.Order.Order).OfType<Weir.Jobs.Orders.StartPlanned>().Select(order => order.Number)
        );
    }

    private DayState Restored(IReadOnlyList<Job> jobs, IReadOnlyList<ScheduleDay> days, int next) =>
        DayState.Restore(
            new DaySnapshot
            {
                Epoch = 7,
                NextNumber = next,
                Definitions = _definitions,
                Jobs = jobs,
                ScheduleDays = days,
                Agents = days.Count == 0 ? [] : [new AgentState("alpha", _sequence, 0, null, 4, Now)],
            }
        );

    // The store, as the server asks it.
    private OutcomesReloaded Reloaded(OutcomesNeeded needed) =>
        new(
            needed,
            [
                .. Jobs.Where(job =>
                        job.State.IsEnd()
                        && (job.Schedule == needed.Schedule || job.Plan?.Instance?.Of == needed.Schedule)
                        && job.ScheduleDate == needed.Date
                    )
                    .Select(Dependencies.PredecessorRun.From)
                    .OfType<Dependencies.PredecessorRun>(),
            ]
        );
}
