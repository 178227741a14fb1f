using Weir.Jobs.Orders;
using Weir.Stores.Agent;

namespace Weir.Stores.Tests.Journal;

public sealed class OrderTests
{
    [Fact]
    public async Task Orders_of_unfinished_jobs_come_back_by_rising_id_each_once()
    {
        await using var open = await JournalInAFile.OpenAsync();
        await open.WriteAsync(Samples.Entry(1));
        await open.WriteAsync(Samples.Entry(2));
        IssuedOrder accept = new(3, 1, new Accept(Samples.Number(1)));
        IssuedOrder start = new(3, 2, new Start(Samples.Number(1), "bob at north"));
        IssuedOrder other = new(3, 3, new Cancel(Samples.Number(2), "enough", "bob at north", 10));

        await open.WriteAsync(new JournalEntry { Orders = [start, accept, other] });
        await open.WriteAsync(new JournalEntry { Orders = [start] });
        await open.WriteAsync(new JournalEntry { Jobs = [Samples.Row(2) with { EndedAt = Samples.Noon }] });

        var snapshot = await open.ReopenAsync();
        Assert.Equal([accept, start], snapshot.Orders);
        Assert.Equal(3, snapshot.LastOrder);
    }

    [Fact]
    public async Task A_rerun_comes_back_until_its_new_job_is_there()
    {
        await using var open = await JournalInAFile.OpenAsync();
        await open.WriteAsync(Samples.Entry(1) with { Jobs = [Samples.Row(1) with { EndedAt = Samples.Noon }] });
        IssuedOrder rerun = new(1, 1, new Rerun(Samples.Number(1), Samples.Number(2), "bob"));
        await open.WriteAsync(new JournalEntry { Orders = [rerun] });

        Assert.Equal([rerun], (await open.ReopenAsync()).Orders);

        await open.WriteAsync(Samples.Entry(2) with { Jobs = [Samples.Row(2) with { EndedAt = Samples.Noon }] });
        Assert.Empty((await open.ReopenAsync()).Orders);
    }
}
