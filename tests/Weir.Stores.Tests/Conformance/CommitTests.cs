using Weir.Jobs;
using Weir.Jobs.Orders;
using Weir.Stores.Server;
using Weir.Stores.Tests.Postgres;

namespace Weir.Stores.Tests.Conformance;

public abstract class CommitTests<TKind>(PostgresCluster cluster) : StoreTest<TKind>(cluster)
    where TKind : IStoreKind, new()
{
    [Fact]
    public async Task A_batch_is_there_after_a_restart()
    {
        var agent = new AgentState("north", 7, 2, "boot", 2, Samples.Noon);
        StoredOrder[] orders =
        [
            new("north", new IssuedOrder(Epoch, 1, new Accept(Samples.Number(1)))),
            new("north", new IssuedOrder(Epoch, 2, new Rerun(Samples.Number(1), Samples.Number(2), "bob"))),
        ];
        await CommitAsync(
            Batch() with
            {
                Jobs = [Samples.Job(2), Samples.Job(1)],
                Agents = [agent],
                OrdersIssued = orders,
                NextNumber = 1001,
            }
        );

        var snapshot = await RestartAsync();

        Assert.Equal([1, 2], snapshot.Jobs.Select(job => job.Number.Value));
        Assert.Equal([agent], snapshot.Agents);
        Assert.Equal(orders, snapshot.Orders);
        Assert.Equal(1001, snapshot.NextNumber);
    }

    [Fact]
    public async Task A_job_is_replaced_whole()
    {
        await CommitAsync(Batch() with { Jobs = [Samples.Job(1)] });
        var moved = Samples.Job(1) with
        {
            Machine = "south",
            User = "bob",
            State = JobState.Running,
            ProcessId = 12,
            Schedule = ObjectName.Parse("NIGHT"),
        };
        await CommitAsync(Batch() with { Jobs = [moved] });

        Assert.Equivalent(moved, await Store.FindJobAsync(moved.Number, Token), strict: true);
        Assert.Single(
            await Store.ListJobsAsync(
                new JobFilter
                {
                    Machine = "south",
                    User = "bob",
                    Schedule = ObjectName.Parse("night"),
                },
                Token
            )
        );
        Assert.Empty(await Store.ListJobsAsync(new JobFilter { Machine = "north" }, Token));
    }

    [Fact]
    public async Task Only_jobs_that_are_not_over_are_loaded()
    {
        var states = Enum.GetValues<JobState>();
        await CommitAsync(Batch() with { Jobs = [.. states.Select((state, i) => Samples.Job(i + 1) with { State = state })] });

        var snapshot = await Store.LoadAsync(Token);

        Assert.Equal(states.Where(state => !state.IsEnd()), snapshot.Jobs.Select(job => job.State));
        await CommitAsync(Batch() with { Jobs = [.. snapshot.Jobs.Select(job => job with { State = JobState.Succeeded })] });
        Assert.Empty((await Store.LoadAsync(Token)).Jobs);
    }

    [Fact]
    public async Task Orders_that_an_agent_has_are_forgotten_and_no_others()
    {
        await CommitAsync(
            Batch() with
            {
                OrdersIssued =
                [
                    .. from machine in (string[])["north", "south"]
                    from id in (long[])[1, 2, 3]
                    select new StoredOrder(machine, new IssuedOrder(Epoch, id, new Accept(Samples.Number(1)))),
                ],
            }
        );

        await CommitAsync(
            Batch() with
            {
                OrdersTaken = new Dictionary<string, long> { ["north"] = 2, ["elsewhere"] = 9 },
            }
        );

        Assert.Equal(
            ["north 3", "south 1", "south 2", "south 3"],
            (await Store.LoadAsync(Token)).Orders.Select(o => $"{o.Machine} {o.Order.Id}")
        );
    }

    [Fact]
    public async Task An_agent_is_replaced_as_it_is_heard_of()
    {
        await CommitAsync(Batch() with { Agents = [new("north", 1, 1, null, 0, Samples.Noon)] });
        var later = new AgentState("north", 9, 4, "boot", 2, Samples.Noon.AddSeconds(1));
        await CommitAsync(Batch() with { Agents = [later] });

        Assert.Equal([later], (await Store.LoadAsync(Token)).Agents);
    }

    [Fact]
    public async Task A_commit_of_another_epoch_is_refused_and_stores_nothing()
    {
        var refused = await Assert.ThrowsAsync<StoreException>(() =>
            CommitAsync(
                new ServerBatch
                {
                    Epoch = Epoch - 1,
                    Jobs = [Samples.Job(1)],
                    NextNumber = 5,
                }
            )
        );

        Assert.Equal(StoreFailure.LeaseLost, refused.Failure);
        Assert.Null(await Store.FindJobAsync(Samples.Number(1), Token));
        Assert.Equal(1, (await Store.LoadAsync(Token)).NextNumber);
    }

    [Fact]
    public async Task A_server_whose_epoch_was_passed_by_another_is_refused()
    {
        await CommitAsync(Batch() with { Jobs = [Samples.Job(1)] });
        await Kind.RunAsync(
            typeof(TKind) == typeof(SqliteKind)
                ? "UPDATE counters SET value = value + 1 WHERE name = 'epoch'"
                : "UPDATE server SET epoch = epoch + 1"
        );

        var refused = await Assert.ThrowsAsync<StoreException>(() => CommitAsync(Batch() with { Jobs = [Samples.Job(2)] }));

        Assert.Equal(StoreFailure.LeaseLost, refused.Failure);
        Assert.Single(await Store.ListJobsAsync(new JobFilter(), Token));
    }

    [Fact]
    public async Task Text_that_is_hardly_text_does_not_stop_a_batch()
    {
        var text = "a\0b\ud800c\U0001F600";
        var job = Samples.Job(1) with { Command = "a\0b", ReasonText = "x\u2028y" };
        await CommitAsync(
            Batch() with
            {
                Jobs = [job],
                Events = [new(job.Number, Samples.Noon, "held", text, new Actor(text, ActorOrigin.Agent, text))],
                Audit =
                [
                    new(
                        Samples.Noon,
                        new Actor(text, ActorOrigin.Agent, text),
                        text,
                        text,
                        text,
                        AuditOutcome.Done,
                        text,
                        text,
                        text,
                        text
                    ),
                ],
                Messages = [new(0, Samples.Noon, MessageSeverity.Error, "code", text, job.Number)],
            }
        );

        Assert.Equal("a\0b", (await Store.FindJobAsync(job.Number, Token))!.Command);
        Assert.EndsWith("c\U0001F600", Assert.Single(await Store.ListEventsAsync(job.Number, Token)).Text, StringComparison.Ordinal);
        Assert.Single(await Store.ListMessagesAsync(new MessageFilter(), Token));
    }
}
