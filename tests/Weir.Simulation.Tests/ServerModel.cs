using Weir.Day;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Orders;
using Weir.Jobs.Thresholds;
using Weir.Schedules;

namespace Weir.Simulation.Tests;

/// <summary>The server's loop without its surroundings: inputs, decision, store, answers.</summary>
internal sealed class ServerModel(World world, Random random, bool forced)
{
    public static readonly ThresholdName Errors = ThresholdName.Parse("ERRORS");

    private static readonly Caller Root = new("root", Role.Administrator, "here");
    private static readonly Caller Alice = new("alice", Role.User, "here");

    private readonly Dictionary<string, AgentLink> _links = [];
    private DayState? _state;

    // Of its own: what is drawn of all else stays what it was.
    private readonly Random _closings = new(20261130);
    private long _epoch;
    private long _request;

    public StoreModel Store { get; } = new();

    public bool IsIdle => State.Count == 0;

    private DayState State => _state ??= Start();

    public string Describe() =>
        string.Join(
            "; ",
            State.Jobs.Select(job =>
                $"{job.Number.Value} {job.State} {string.Join(',', State.HoldersOf(job, world.Now).Select(holder => holder.Code))}"
            )
        );

    public void Crash() => _state = null;

    public void Wake() => Decide([]);

    public void Redefine() =>
        Decide([new DefinitionsReplaced(world.Definitions with { Limits = [.. world.Definitions.Limits, .. Store.LimitsMade] })]);

    public void Link(string machine, bool up, long lastOrder)
    {
        if (Decide([new AgentLink(machine, up, lastOrder)]) is not null)
        {
            _links[machine] = new AgentLink(machine, up, lastOrder);
        }
    }

    public void Lease(AgentModel agent)
    {
        if (Decide([new LeaseNumbers(++_request, agent.Machine, 5)]) is { Answers: [NumbersLeased leased] })
        {
            agent.Lease(leased.First, leased.Count);
        }
    }

    public void Take(FactsUp facts)
    {
        if (Decide([.. facts.Facts.Select(fact => new FactArrived(facts.Machine, fact))]) is not null)
        {
            world.Send(new FactsTaken(facts.Machine, Store.SequenceOf(facts.Machine)));
        }
    }

    public void SendOrders(AgentModel agent)
    {
        if (!Store.Outbox.TryGetValue(agent.Machine, out var orders))
        {
            return;
        }

        IssuedOrder[] due = [.. orders.Select(order => order.Order).Where(order => order.Id > agent.LastOrder)];
        if (due.Length > 0)
        {
            _ = State;
            world.Send(new OrdersDown(agent.Machine, _epoch, due));
        }
    }

    /// <summary>Somebody asks for something at random, sensible or not.</summary>
    public void Ask()
    {
        if (Store.Jobs.Count == 0)
        {
            return;
        }

        var job = Store.Jobs.Values.ElementAt(random.Next(Store.Jobs.Count));
        var caller = random.Next(3) == 0 ? Alice with { Machine = job.Machine } : Root;
        var id = ++_request;
        if (random.Next(4) == 0)
        {
            Decide([_closings.Next(4) == 0 ? AskToClose(id, caller) : AskOfAll(id, caller)]);
            return;
        }

        Decide([
            random.Next(forced ? 10 : 8) switch
            {
                0 => new HoldJob(id, caller, job.Number),
                1 or 2 => new ReleaseJob(id, caller, job.Number),
                3 => new CancelJob(id, caller, job.Number, "enough", 10),
                4 => new RerunJob(id, caller, job.Number),
                5 => new MarkJob(id, caller, job.Number, random.Next(2) == 0 ? "fixed" : "review", null),
                6 => new HoldSchedule(id, Root, ScheduleDefinition.AdHoc, null),
                7 => new ReleaseSchedule(id, Root, ScheduleDefinition.AdHoc, null),
                8 => new SkipJob(id, caller, job.Number),
                _ => new StartJob(id, caller, job.Number, random.Next(3) == 0),
            },
        ]);
    }

    private Input AskToClose(long id, Caller caller) =>
        _closings.Next(5) switch
        {
            0 => new OpenWeir(id, caller, Gradually: false),
            3 or 4 => new SetThreshold(id, caller, Errors, ThresholdChange.Reaching(_closings.Next(4), 0)),
            1 => new CloseWeir(id, caller with { Text = "the disk is being swapped" }, [ObjectName.Parse("DEFAULT.DEFAULT")]),
            _ => new CloseWeir(id, caller with { Text = "the disk is being swapped" }, []),
        };

    private Input AskOfAll(long id, Caller caller) =>
        random.Next(4) switch
        {
            0 => new ActivatePolicy(id, caller, ObjectName.Parse("DAY")),
            1 => new ActivatePolicy(id, caller, ObjectName.Parse("DEFAULT")),
            2 => new ResetLimit(id, caller, null, null),
            // Without force maxima only rise; what was set before may be lower.
            _ when !forced => new OverrideLimit(id, caller, ObjectName.Parse("TAPE"), null, 2),
            _ => new OverrideLimit(
                id,
                caller,
                ObjectName.Parse(random.Next(2) == 0 ? "TAPE" : "DISK"),
                random.Next(3) == 0 ? "m0" : null,
                1 + random.Next(3)
            ),
        };

    public void LetEverythingGo()
    {
        world.Calm();
        var inputs = new List<Input>
        {
            new DefinitionsReplaced(world.Definitions with { Limits = [.. world.Definitions.Limits, .. Store.LimitsMade] }),
            new OpenWeir(++_request, Root, Gradually: false),
            new SetThreshold(++_request, Root, Errors, ThresholdChange.Reaching(0, 0)),
        };
        inputs.AddRange(
            State
                .ScheduleDays.OrderBy(day => day.Date)
                .ThenBy(day => day.Name)
                .Select(day => new ReleaseSchedule(++_request, Root, day.Name, day.Date))
        );
        foreach (var job in State.Jobs.OrderBy(job => job.Number).ToArray())
        {
            inputs.Add(
                job.State == JobState.Rejected
                    ? new CancelJob(++_request, Root, job.Number, "the end", 0)
                    : new ReleaseJob(++_request, Root, job.Number)
            );
        }

        Decide(inputs, calm: true);
    }

    /// <summary>Decides, stores, and answers; or crashes in between.</summary>
    private Decision? Decide(IReadOnlyList<Input> inputs, bool calm = false)
    {
        var state = State;
        var all = new List<Input>(inputs);
        all.InsertRange(0, state.NeedsStored(inputs).Where(Store.Jobs.ContainsKey).Select(number => new JobReloaded(Store.Jobs[number])));
        var compare = random.Next(4) == 0 ? Restored(all) : null;
        var before = random.Next(50) == 0 && !calm ? null : state;
        var decision = Day.DayEngine.Decide(state, all, world.Now);
        if (compare is not null)
        {
            Assert.Equal(Invariants.Essence(compare), Invariants.Essence(decision));
        }

        Assert.Equal(
            inputs.Count(input =>
                input
                    is JobRequest
                        or HoldSchedule
                        or ReleaseSchedule
                        or CloseWeir
                        or OpenWeir
                        or SetThreshold
                        or LeaseNumbers
                        or ActivatePolicy
                        or OverrideLimit
                        or ResetLimit
            ),
            decision.Answers.Count
        );
        if (before is null)
        {
            // The store refuses, or the server dies before it has stored.
            Crash();
            return null;
        }

        Store.Commit(decision);
        if (inputs.OfType<DefinitionsReplaced>().LastOrDefault() is { } replaced)
        {
            // In the same transaction as what was decided by them.
            Store.Definitions = replaced.Definitions;
        }

        Invariants.Check(state, world.Definitions, world.Now, mayPassMaxima: forced);
        if (random.Next(50) == 0 && !calm)
        {
            Crash();
            return null;
        }

        return decision;
    }

    /// <summary>What a server would decide that has just been started from the store.</summary>
    private Decision Restored(List<Input> inputs)
    {
        var fresh = DayState.Restore(Store.Snapshot(_epoch, Store.Definitions ?? world.Definitions));
        return Day.DayEngine.Decide(fresh, [.. _links.Values, .. inputs], world.Now);
    }

    private DayState Start()
    {
        _links.Clear();
        return DayState.Restore(Store.Snapshot(++_epoch, Store.Definitions ??= world.Definitions));
    }
}
