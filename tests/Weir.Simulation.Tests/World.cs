using Weir.Capacity;
using Weir.Day;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Thresholds;
using Weir.Protocol.AgentLink;
using Weir.Schedules;
using Weir.Server.Verification;
using Weir.ServiceLevels.Policies;
using Weir.Stores.Agent;

namespace Weir.Simulation.Tests;

/// <summary>
/// A small world from a seed: a server with a store, agents, and a network that loses, repeats, delays and reorders.
/// Everything can crash between any two steps; the server also between deciding and storing, and between storing and answering; an
/// agent also between deciding and writing, and between any two effects. Machines lose their power.
/// </summary>
internal sealed class World
{
    private static readonly string[] Names = ["ALPHA", "BETA", "GAMMA", "HELD", "LATER", "UNKNOWN"];

    private readonly Random _random;
    private readonly bool _forced;
    private readonly List<Message> _wire = [];
    private readonly ServerModel _server;

    public World(int seed)
    {
        _random = new Random(seed);
        _forced = seed % 2 == 0;
        Definitions = Define();
        _server = new ServerModel(this, _random, _forced);
        Agents = [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(i => new AgentModel($"m{i}", this, _random))];
        foreach (var agent in Agents)
        {
            agent.Restart();
        }
    }

    public DateTimeOffset Now { get; private set; } = new(2026, 3, 28, 22, 0, 0, TimeSpan.Zero);

    public DefinitionSet Definitions { get; private set; }

    /// <summary>Whether nothing fails any more.</summary>
    public bool IsCalm { get; private set; }

    public IReadOnlyList<AgentModel> Agents { get; }

    public void Send(Message message) => _wire.Add(message);

    public void Run(int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            Step();
        }

        Settle();
        Judge();
    }

    private void Step()
    {
        Now += TimeSpan.FromSeconds(_random.Next(120));
        var agent = Agents[_random.Next(Agents.Count)];
        switch (_random.Next(20))
        {
            case < 4:
                Submit(agent);
                break;
            case < 9:
                Deliver();
                break;
            case < 11:
                SendFacts(agent);
                break;
            case < 13:
                _server.SendOrders(agent);
                break;
            case < 15:
                Work(agent);
                break;
            case 15:
                _server.Ask();
                break;
            case 16:
                _server.Link(agent.Machine, _random.Next(3) > 0, agent.LastOrder);
                break;
            case 17:
                _server.Crash();
                break;
            case 18:
                if (_random.Next(4) == 0)
                {
                    agent.Kernel.Restart(_random);
                }

                agent.Restart();
                break;
            default:
                if (_random.Next(4) == 0)
                {
                    Definitions = Define();
                    _server.Redefine();
                }

                _server.Wake();
                break;
        }
    }

    private void Submit(AgentModel agent)
    {
        if (agent.NumbersLeft == 0)
        {
            _server.Lease(agent);
        }

        if (agent.NumbersLeft == 0)
        {
            return;
        }

        var queued = _random.Next(3) > 0;
        var hold = _random.Next(6) == 0;
        var mode = _random.Next(3) == 0 ? SubmissionMode.InPlace : SubmissionMode.Stored;
        LimitNeed[] limits = _random.Next(4) == 0 ? [Need()] : [];
        agent.Submit(
            new JobSubmitted(Now, new TrackingNumber(1), Name(), "alice", queued ? TrackType.Queue : TrackType.Track, WayIn.Submit, mode)
            {
                Schedule = ObjectName.Parse(_random.Next(5) == 0 ? "NIGHT" : "AdHoc"),
                JobQueue = QualifiedName.Parse(_random.Next(3) == 0 ? "LIB/ONE" : "WEIR/DEFAULT"),
                Priority = 1 + _random.Next(9),
                Hold = hold,
                Limits = limits,
                Service = _random.Next(3) switch
                {
                    0 => ObjectName.Parse("FAST"),
                    1 => ObjectName.Parse("A.B"),
                    _ => null,
                },
                GoesAtOnce = !queued && !hold && limits.Length == 0,
                RunsWhenRejected = _forced && _random.Next(8) == 0,
            }
        );
    }

    private ObjectName Name() => ObjectName.Parse(Names[_random.Next(Names.Length)]);

    private LimitNeed Need() =>
        new(
            ObjectName.Parse(
                _random.Next(3) switch
                {
                    0 => "TAPE",
                    1 => "tape",
                    _ => "DISK",
                }
            ),
            1
        );

    private void SendFacts(AgentModel agent)
    {
        // Sometimes from further back than needed: the answer may have been lost.
        var from = (int)Math.Max(0, agent.Acknowledged - _random.Next(3));
        var facts = agent.Journal.Skip(from).Take(1 + _random.Next(8)).ToArray();
        if (facts.Length > 0)
        {
            Send(new FactsUp(agent.Machine, facts));
        }
    }

    private void Deliver()
    {
        if (_wire.Count == 0)
        {
            return;
        }

        var index = _random.Next(_wire.Count);
        var message = _wire[index];
        var fate = _random.Next(10);
        if (fate != 0)
        {
            // One in ten stays on the wire and comes again.
            _wire.RemoveAt(index);
        }

        if (fate != 1)
        {
            Arrive(message);
        }
    }

    private void Arrive(Message message)
    {
        var agent = Agents.First(found => found.Machine == message.Machine);
        switch (message)
        {
            case FactsUp facts:
                _server.Take(facts);
                break;
            case FactsTaken taken:
                agent.Acknowledged = Math.Max(agent.Acknowledged, taken.Sequence);
                break;
            case OrdersDown orders:
                agent.Take(orders.Epoch, orders.Orders);
                break;
            default:
                throw new NotSupportedException(message.GetType().Name);
        }
    }

    // The agent works faster than the world changes.
    private void Work(AgentModel agent)
    {
        for (var i = 0; i < 4; i++)
        {
            int[] open = [.. agent.Open];
            if (open.Length == 0)
            {
                return;
            }

            var number = open[_random.Next(open.Length)];
            if (_random.Next(3) == 0)
            {
                Happen(agent, number);
            }

            agent.Connect(number);
            agent.Notice(number);
            agent.Advance(number);
        }
    }

    // What commands, shepherds, processes in place and people at the machine do.
    private void Happen(AgentModel agent, int number)
    {
        var (job, row) = (agent.Kernel[number], agent.Rows[number]);
        if (job.Runs && _random.Next(12) > 0)
        {
            agent.Kernel.End(number, _random.Next(3));
            agent.Hint(number);
        }
        else if (job.Keeper != 0 && _random.Next(job.Runs ? 1 : 12) == 0)
        {
            agent.Kernel.Die(number);
        }
        else if (job.Keeper != 0)
        {
            agent.Kernel.Begin(number, _random.Next(10) > 0);
            agent.Hint(number);
        }
        else if (job.Waiter != 0 && _random.Next(8) == 0)
        {
            job.Waiter = 0;
        }
        else if (_forced && row.Status.AwaitsStart() && _random.Next(4) == 0)
        {
            agent.StartByHand(number);
        }
        else if (_random.Next(8) == 0)
        {
            agent.CancelByHand(number);
        }
    }

    /// <summary>Peace: nothing is lost any more, operators let everything go, and all jobs end.</summary>
    private void Settle()
    {
        IsCalm = true;
        for (var round = 0; round < 400; round++)
        {
            Now += TimeSpan.FromMinutes(20);
            Message[] messages = [.. _wire];
            _wire.Clear();
            foreach (var message in messages)
            {
                Arrive(message);
            }

            _server.LetEverythingGo();
            foreach (var agent in Agents)
            {
                _server.Link(agent.Machine, true, agent.LastOrder);
                _server.SendOrders(agent);
                foreach (var number in agent.Open.ToArray())
                {
                    Finish(agent, number);
                }

                Send(new FactsUp(agent.Machine, [.. agent.Journal.Skip((int)agent.Acknowledged)]));
            }

            if (_server.IsIdle && Agents.All(agent => agent.Acknowledged == agent.Journal.Count && agent.IsIdle))
            {
                return;
            }
        }

        var open = Agents.Select(agent =>
            $"{agent.Machine}: {agent.Acknowledged} of {agent.Journal.Count} facts acknowledged, last order {agent.LastOrder}; "
            + string.Join(
                ", ",
                agent.Open.Select(number =>
                    $"{number} {agent.Rows[number].Mode} {agent.Rows[number].Status} {agent.Rows[number].Code}, {agent.Kernel[number].Mark}, keeper {agent.Kernel[number].Keeper}, waiter {agent.Kernel[number].Waiter}"
                )
            )
        );
        Assert.Fail($"the world does not come to rest: {_server.Describe()} | {string.Join(" | ", open)}");
    }

    private void Judge()
    {
        foreach (var agent in Agents)
        {
            Assert.Equal(agent.Journal.Count, _server.Store.SequenceOf(agent.Machine));
            foreach (var (number, row) in agent.Rows)
            {
                var starts = agent.Kernel[number].Starts;
                Assert.InRange(starts, 0, 1);
                var stored = _server.Store.Jobs[new TrackingNumber(number)];
                Assert.True(stored.State.IsEnd(), $"job {number} is {stored.State}");
                Verify(agent, row, stored);
                if (starts == 1)
                {
                    // Where power was lost before anybody saw the start, an order to pass it over stands.
                    Assert.True(
                        stored.State
                            is JobState.Succeeded
                                or JobState.Failed
                                or JobState.Cancelled
                                or JobState.Lost
                                or JobState.UnderReview
                                or JobState.Fixed
                            || (stored.State == JobState.Skipped && row is { StartedAt: null, Code: "machine-restarted" }),
                        $"job {number} ran and is {stored.State}: {agent.FactsOf(number)}"
                    );
                }
                else
                {
                    // After a loss of power nobody can say that it did not start; nor of a process in place that an earlier agent let go
                    // and that has ended without a record.
                    Assert.True(
                        stored.State
                            is JobState.Cancelled
                                or JobState.Skipped
                                or JobState.StartFailed
                                or JobState.UnderReview
                                or JobState.Fixed
                                or JobState.Succeeded
                                or JobState.Failed
                            || (stored.State == JobState.Lost && row.Code == "machine-restarted")
                            || (stored.State == JobState.Lost && row is { Mode: not SubmissionMode.Stored, StartedAt: null }),
                        $"job {number} never ran and is {stored.State}: {agent.FactsOf(number)}"
                    );
                }
            }
        }
    }

    // By the checks that an operator runs on the live system.
    private void Verify(AgentModel agent, JournalJob row, Job stored)
    {
        var events = _server.Store.Events[stored.Number];
        var line = new JournalLine(row.Number.Value, row.Status.Letter().ToString(), row.StartedAt, row.EndedAt, row.ExitCode, row.Signal);
        string? wrong = JobOutcome.Check(stored, events) ?? JobHistory.Check(stored, events) ?? JournalAgreement.Check(line, stored);
        Assert.True(
            wrong is null,
            $"job {stored.Number}: {wrong}; {string.Join(", ", events.Select(told => told.Code))}; {agent.FactsOf(stored.Number.Value)}"
        );
    }

    /// <summary>Brings a job to its end as far as the agent lets it.</summary>
    private static void Finish(AgentModel agent, int number)
    {
        var job = agent.Kernel[number];
        if (job.Runs)
        {
            agent.Kernel.End(number, 0);
            agent.Hint(number);
        }
        else if (job.Keeper != 0)
        {
            agent.Kernel.Begin(number, canStart: true);
            agent.Hint(number);
        }

        for (var i = 0; i < 12; i++)
        {
            agent.Connect(number);
            agent.Notice(number);
            agent.Advance(number);
        }
    }

    private DefinitionSet Define()
    {
        var adHoc = ScheduleDefinition.AdHoc;
        return new DefinitionSet
        {
            JobDefinitions =
            [
                new JobDefinition
                {
                    Name = ObjectName.Parse("ALPHA"),
                    Schedule = adHoc,
                    AllowMultiple = true,
                },
                new JobDefinition
                {
                    Name = ObjectName.Parse("BETA"),
                    Schedule = adHoc,
                    AllowMultiple = true,
                    Limits = [new LimitNeed(ObjectName.Parse("TAPE"), 1)],
                },
                new JobDefinition
                {
                    Name = ObjectName.Parse("GAMMA"),
                    Schedule = adHoc,
                    Thresholds = [new ThresholdNeed(ServerModel.Errors, ThresholdOperator.LE, 1)],
                },
                new JobDefinition
                {
                    Name = ObjectName.Parse("HELD"),
                    Schedule = adHoc,
                    Hold = true,
                    AllowMultiple = true,
                },
                new JobDefinition
                {
                    Name = ObjectName.Parse("LATER"),
                    Schedule = adHoc,
                    AllowMultiple = true,
                    NotBefore = new TimeOnly(23, 0),
                },
                new JobDefinition
                {
                    Name = ObjectName.Parse("ALPHA"),
                    Schedule = ObjectName.Parse("NIGHT"),
                    AllowMultiple = true,
                },
            ],
            Schedules = [new ScheduleDefinition(ObjectName.Parse("NIGHT"), Hold: true)],
            Policies = _random.Next(3) == 0 ? [] : [Day()],
            // Without force maxima only rise, so that they are never passed.
            JobQueues = [new JobQueueDefinition(QualifiedName.Parse("LIB/ONE"), _forced ? 1 + _random.Next(3) : 2, _random.Next(5) == 0)],
            Limits =
            [
                new LimitDefinition(ObjectName.Parse("TAPE"), _forced ? 1 + _random.Next(2) : 2, Resource: _random.Next(3) > 0),
                new LimitDefinition(
                    ObjectName.Parse("DISK"),
                    2,
                    PerMachine: _forced && _random.Next(2) == 0,
                    Resource: _random.Next(2) == 0
                ),
            ],
            Machines = [new MachineDefinition("m0", 2, _random.Next(5) == 0)],
        };
    }

    private Policy Day() =>
        new()
        {
            Name = ObjectName.Parse("DAY"),
            Selection = _random.Next(2) == 0 ? SelectionOrder.BucketFirst : SelectionOrder.ImportanceFirst,
            MaxWait = TimeSpan.FromHours(1),
            Reserves = _random.Next(3) == 0 ? [new SlotReserve(1, 0, TimeSpan.FromMinutes(2))] : [],
            Groups =
            [
                new GroupDefinition(
                    GroupName.Parse("FAST"),
                    new GroupSettings { Target = TimeSpan.FromMinutes(1 + _random.Next(3)), Importance = 1 }
                ),
                new GroupDefinition(
                    GroupName.Parse("A.B"),
                    new GroupSettings { Importance = 1 + _random.Next(5), Critical = TimeSpan.FromMinutes(45) }
                ),
            ],
            Rules = _random.Next(2) == 0 ? [] : [new AssignmentRule(GroupName.Parse("FAST")) { JobName = "BETA*" }],
        };

    public void Calm() =>
        Definitions = Definitions with
        {
            JobQueues = [new JobQueueDefinition(QualifiedName.Parse("LIB/ONE"), 3)],
            Limits = [new LimitDefinition(ObjectName.Parse("TAPE"), 2), new LimitDefinition(ObjectName.Parse("DISK"), 2)],
            Machines = [new MachineDefinition("m0", 2)],
        };
}
