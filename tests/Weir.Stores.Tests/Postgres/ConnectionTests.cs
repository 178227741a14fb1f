using Npgsql;
using Weir.Jobs;
using Weir.Stores.Server;

namespace Weir.Stores.Tests.Postgres;

public sealed class ConnectionTests(PostgresCluster cluster)
{
    private const string Password = "s3cret-pa55";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("off", "on")]
    [InlineData("remote_apply", "remote_apply")]
    public async Task What_is_answered_is_durable_whatever_the_database_is_set_to(string set, string right)
    {
        var address = await cluster.NewDatabaseAsync();
        var database = new NpgsqlConnectionStringBuilder(address).Database!;
        await cluster.RunAsync($"ALTER DATABASE {database} SET synchronous_commit = {set}");
        await using var store = new PostgresServerStore(address, NoonClock.Standing);
        var epoch = await store.OpenAsync(Token);
        await cluster.RunAsync(
            """
            CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE events SET text = current_setting('synchronous_commit') WHERE id = NEW.id; RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER look AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION look();
            """,
            database
        );

        await store.CommitAsync(
            new ServerBatch
            {
                Epoch = epoch,
                Jobs = [Samples.Job(1)],
                Events = [Event(1)],
            },
            Token
        );

        Assert.Equal(right, Assert.Single(await store.ListEventsAsync(Samples.Number(1), Token)).Text);
    }

    [Fact]
    public async Task A_setting_that_is_not_safe_is_named()
    {
        var address = await cluster.NewDatabaseAsync();
        await cluster.RunAsync($"ALTER DATABASE {new NpgsqlConnectionStringBuilder(address).Database} SET synchronous_commit = off");
        await using var store = new PostgresServerStore(address, NoonClock.Standing);
        await store.OpenAsync(Token);

        var fault = Assert.Single(await store.CheckAsync(Token));

        Assert.False(fault.IsDamage);
        Assert.Contains("has synchronous_commit = off", fault.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_of_the_whole_cluster_that_are_not_safe_are_named_with_a_way_out_that_works()
    {
        // The other tests go on with the safe ones.
        await using var own = new PostgresCluster();
        var address = await own.NewDatabaseAsync();
        await using var store = new PostgresServerStore(address, NoonClock.Standing);
        await store.OpenAsync(Token);
        Assert.Empty(await store.CheckAsync(Token));

        foreach (var setting in (string[])["fsync", "full_page_writes", "synchronous_commit"])
        {
            await own.SetAsync(setting, "off");
            var fault = Assert.Single(await store.CheckAsync(Token));
            Assert.False(fault.IsDamage);
            Assert.Contains($"has {setting} = off", fault.Text, StringComparison.Ordinal);

            // What the fault says to do, where it says it in SQL; the other has one word.
            var told = fault.Text.IndexOf("ALTER SYSTEM", StringComparison.Ordinal);
            Assert.Equal(setting == "synchronous_commit", told < 0);
            await own.RunAsync(told < 0 ? $"ALTER SYSTEM SET {setting} = on" : fault.Text[told..fault.Text.IndexOf(';', told)]);
            await own.ReloadAsync(setting, "on");
            Assert.Empty(await store.CheckAsync(Token));
        }

        await own.SetAsync("fsync", "off");
        await own.SetAsync("full_page_writes", "off");
        Assert.Equal(2, (await store.CheckAsync(Token)).Count);
    }

    [Fact]
    public async Task After_a_cut_connection_the_same_batch_is_stored_once()
    {
        var address = await cluster.NewDatabaseAsync();
        await using var store = new PostgresServerStore(address, NoonClock.Standing);
        var epoch = await store.OpenAsync(Token);
        await store.CommitAsync(new ServerBatch { Epoch = epoch, Jobs = [Samples.Job(1)] }, Token);
        var batch = new ServerBatch
        {
            Epoch = epoch,
            Jobs = [Samples.Job(2)],
            Events = [Event(2)],
        };

        await cluster.DisconnectAllAsync(address);
        var refused = await Assert.ThrowsAsync<StoreException>(() => store.CommitAsync(batch, Token));
        Assert.Equal(StoreFailure.Unreachable, refused.Failure);
        await store.CommitAsync(batch, Token);

        Assert.Single(await store.ListEventsAsync(Samples.Number(2), Token));
        Assert.Equal([2, 1], (await store.ListJobsAsync(new JobFilter(), Token)).Select(job => job.Number.Value));
    }

    [Fact]
    public async Task A_batch_whose_commit_reached_the_store_though_the_answer_did_not_is_stored_once()
    {
        // A deferred trigger ends the connection's process inside its commit or just lets it through, by what a table says.
        var address = await cluster.NewDatabaseAsync();
        await using var store = new PostgresServerStore(address, NoonClock.Standing);
        var epoch = await store.OpenAsync(Token);
        var database = new NpgsqlConnectionStringBuilder(address).Database!;
        await cluster.RunAsync(
            """
            CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cut();
            """,
            database
        );
        var batch = new ServerBatch
        {
            Epoch = epoch,
            Jobs = [Samples.Job(1)],
            Events = [Event(1)],
        };

        Assert.Equal(StoreFailure.Unreachable, (await Assert.ThrowsAsync<StoreException>(() => store.CommitAsync(batch, Token))).Failure);
        await cluster.RunAsync("DROP TRIGGER cut ON events", database);
        await store.CommitAsync(batch, Token);
        await store.CommitAsync(new ServerBatch { Epoch = epoch, Jobs = [Samples.Job(2)] }, Token);

        Assert.Single(await store.ListEventsAsync(Samples.Number(1), Token));
        Assert.Equal([2, 1], (await store.ListJobsAsync(new JobFilter(), Token)).Select(job => job.Number.Value));
    }

    [Fact]
    public async Task A_server_whose_place_was_taken_while_it_was_cut_off_may_not_commit()
    {
        var address = await cluster.NewDatabaseAsync();
        await using var first = new PostgresServerStore(address, NoonClock.Standing);
        var epoch = await first.OpenAsync(Token);
        await cluster.DisconnectAllAsync(address);
        await using (var second = new PostgresServerStore(address, NoonClock.Standing))
        {
            await second.OpenAsync(Token);
        }

        var batch = new ServerBatch { Epoch = epoch, Jobs = [Samples.Job(1)] };
        await Assert.ThrowsAsync<StoreException>(() => first.CommitAsync(batch, Token));
        var refused = await Assert.ThrowsAsync<StoreException>(() => first.CommitAsync(batch, Token));

        Assert.Equal(StoreFailure.LeaseLost, refused.Failure);
    }

    [Fact]
    public async Task A_store_that_no_one_answers_for_is_named_without_its_password()
    {
        await using var store = new PostgresServerStore($"postgres://alice:{Password}@127.0.0.1:1/weir", NoonClock.Standing);

        var refused = await Assert.ThrowsAsync<StoreException>(() => store.OpenAsync(Token));

        Assert.Equal(StoreFailure.Unreachable, refused.Failure);
        Assert.Contains("postgres://127.0.0.1:1/weir", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"postgres://alice:{Password}@:99999999/weir")]
    [InlineData($"postgres://alice:{Password}@host/weir?nonsense=1")]
    [InlineData($"Host=h;Password={Password};Nonsense=1")]
    [InlineData($"Password={Password};Port=many")]
    public void An_address_that_is_not_well_formed_is_refused_without_its_password(string address)
    {
        var refused = Assert.Throws<StoreException>(() => new PostgresServerStore(address, NoonClock.Standing));

        Assert.DoesNotContain(Password, refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task Backups_are_pg_dumps_and_the_refusal_says_so_without_the_password()
    {
        var address = await cluster.NewDatabaseAsync();
        await using var store = new PostgresServerStore($"{address};Password={Password}", NoonClock.Standing);
        await store.OpenAsync(Token);

        var refused = await Assert.ThrowsAsync<StoreException>(() => store.BackupAsync("/nowhere", Token));

        Assert.Equal(StoreFailure.NotOffered, refused.Failure);
        Assert.Contains("pg_dump", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, refused.ToString(), StringComparison.Ordinal);
    }

    private static JobEvent Event(int number) => new(Samples.Number(number), Samples.Noon, "submitted", "submitted by alice", null);
}
