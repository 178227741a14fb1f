using Weir.Jobs;
using Weir.Jobs.Orders;
using Weir.Stores.Server;
using Weir.Stores.Tests.Postgres;

namespace Weir.Stores.Tests.Conformance;

/// <summary>Rows that are damaged, or of another version, do not hide the others.</summary>
public abstract class UnreadableTests<TKind>(PostgresCluster cluster) : StoreTest<TKind>(cluster)
    where TKind : IStoreKind, new()
{
    private readonly List<UnreadableRow> _told = [];

    [Theory]
    [MemberData(nameof(DamagedBodies.All), MemberType = typeof(DamagedBodies))]
    public async Task A_job_is_named_at_the_start_and_shown_as_unreadable(string body)
    {
        await CommitAsync(Batch() with { Jobs = [Samples.Job(1), Samples.Job(2), Samples.Job(3)] });
        await Kind.RunAsync($"UPDATE jobs SET body = '{body}' WHERE number = 2");

        var snapshot = await RestartAsync();
        Store.Unreadable = _told.Add;
        var listed = await Store.ListJobsAsync(new JobFilter { Limit = 10 }, Token);

        Assert.Equal([1, 3], snapshot.Jobs.Select(job => job.Number.Value));
        Assert.Equal(("job", "2"), Assert.Single(snapshot.Unreadable) is var row ? (row.What, row.Key) : default);
        Assert.Equal([3, 2, 1], listed.Select(job => job.Number.Value));
        Assert.True(UnreadableJob.Is(listed[1]));
        Assert.NotNull((await Store.FindJobAsync(Samples.Number(2), Token))!.ReasonText);
        Assert.All(_told, told => Assert.Contains("2", told.Key, StringComparison.Ordinal));
        Assert.NotEmpty(_told);
    }

    [Fact]
    public async Task A_job_stored_without_a_number_is_named_and_the_others_are_read()
    {
        await CommitAsync(Batch() with { Jobs = [Samples.Job(1), Samples.Job(2)] });
        await Kind.RunAsync("UPDATE jobs SET number = 0 WHERE number = 2");
        await Kind.RunAsync("""UPDATE jobs SET body = '{"number":0}' WHERE number = 0""");

        var snapshot = await RestartAsync();

        Assert.Equal(1, Assert.Single(snapshot.Jobs).Number.Value);
        Assert.Equal("0", Assert.Single(snapshot.Unreadable).Key);
        Assert.Equal(1, Assert.Single(await Store.ListJobsAsync(new JobFilter { Limit = 10 }, Token)).Number.Value);
    }

    [Fact]
    public async Task Messages_and_histories_show_a_line_in_its_place()
    {
        var message = new OperatorMessage(0, Samples.Noon, MessageSeverity.Warning, "code", "text", Samples.Number(1));
        await CommitAsync(
            Batch() with
            {
                Messages = [message, message, message],
                Events = [new JobEvent(Samples.Number(1), Samples.Noon, "submitted", "text", null)],
            }
        );
        await Kind.RunAsync("UPDATE messages SET severity = 'Unheard' WHERE id = 2");
        await Kind.RunAsync("UPDATE messages SET number = 0 WHERE id = 3");

        var messages = await Store.ListMessagesAsync(new MessageFilter(), Token);

        Assert.Equal(["unreadable", "unreadable", "code"], messages.Select(line => line.Code));
        Assert.Equal([3L, 2L, 1L], messages.Select(line => line.Id));
        Assert.Single(await Store.ListEventsAsync(Samples.Number(1), Token));
    }

    [Fact]
    public async Task An_order_is_named_and_the_others_are_sent()
    {
        await CommitAsync(
            Batch() with
            {
                OrdersIssued =
                [
                    new StoredOrder("north", new IssuedOrder(1, 1, new Start(Samples.Number(1), null))),
                    new StoredOrder("north", new IssuedOrder(1, 2, new Start(Samples.Number(2), null))),
                ],
            }
        );
        await Kind.RunAsync("""UPDATE orders SET body = '{"kind":"dance","number":1}' WHERE id = 1""");

        var snapshot = await RestartAsync();

        Assert.Equal(2, Assert.Single(snapshot.Orders).Order.Id);
        Assert.Equal("order", Assert.Single(snapshot.Unreadable).What);
    }

    [Fact]
    public async Task What_an_earlier_version_left_out_is_what_it_means_there()
    {
        await CommitAsync(Batch() with { Jobs = [Samples.Job(1)] });
        await Kind.RunAsync(
            """UPDATE jobs SET body = '{"number":1,"name":"A","user":"u","machine":"m","schedule":"S","scheduleDate":"2026-03-14","state":"Waiting","trackType":"Track","way":"Submit","mode":"Stored","submittedAt":"2026-03-14T12:00:00Z"}' WHERE number = 1"""
        );

        var job = Assert.Single((await RestartAsync()).Jobs);

        Assert.Equal(
            (5, "", 0, 0, QualifiedName.Default, ExitCodes.ZeroOnly),
            (job.Priority, job.Command, job.Limits.Count, job.Holds.Count, job.JobQueue, job.Ok)
        );
    }
}
