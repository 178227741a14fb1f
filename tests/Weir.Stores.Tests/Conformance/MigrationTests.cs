using Weir.Jobs;
using Weir.Stores.Tests.Postgres;

namespace Weir.Stores.Tests.Conformance;

public abstract class MigrationTests<TKind>(PostgresCluster cluster) : IAsyncLifetime
    where TKind : IStoreKind, new()
{
    private readonly TKind _kind = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _kind.PrepareAsync(cluster);
        await _kind.RunAsync(OldData.Statements(_kind.FirstVersion));
    }

    public async ValueTask DisposeAsync()
    {
        await _kind.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_store_of_version_one_opens_with_all_that_was_in_it()
    {
        await using var store = _kind.NewStore();

        var epoch = await store.OpenAsync(Token);
        var snapshot = await store.LoadAsync(Token);

        Assert.Equal(2, epoch);
        Assert.Equal(2001, snapshot.NextNumber);
        var held = Assert.Single(snapshot.Jobs);
        Assert.Equal(
            (2, "HELD", JobState.Waiting, "user-hold"),
            (held.Number.Value, held.Name.Text, held.State, Assert.Single(held.Holds).Code)
        );
        Assert.Equal("month-end", Assert.Single(snapshot.Definitions).Name);
        Assert.Equal(("schedule-day", "AdHoc@2026-11-21"), Assert.Single(snapshot.Records) is var day ? (day.Kind, day.Name) : default);
        Assert.Equal(
            ("north", 5L, 1L),
            Assert.Single(snapshot.Agents) is var agent ? (agent.Machine, agent.FactSequence, agent.OrderId) : default
        );
        Assert.Equal(1, Assert.Single(snapshot.Orders).Order.Id);
        Assert.Equal(["submitted", "started", "ended"], (await store.ListEventsAsync(Samples.Number(1), Token)).Select(e => e.Code));
        Assert.Equal("month-end", Assert.Single(await store.ListDefinitionChangesAsync(null, null, 10, Token)).Name);
        Assert.Equal(3, (await store.FindJobAsync(Samples.Number(1), Token))!.ExitCode);
    }

    [Fact]
    public async Task Who_acted_before_the_migration_is_split_where_the_sentence_has_one_meaning_and_shown_as_it_was_elsewhere()
    {
        await using var store = _kind.NewStore();
        await store.OpenAsync(Token);

        var by = (await store.ListEventsAsync(Samples.Number(2), Token)).Select(line => line.By).ToList();

        Assert.Equal(
            [
                null,
                new("bob", ActorOrigin.Unknown, "north"),
                new("bob", ActorOrigin.Unknown, "north"),
                Actor.FromSentence("somebody who was at north"),
                Actor.FromSentence("the end at the server"),
            ],
            by
        );
        Assert.Equal("somebody who was at north", by[3]!.ToString());
        Assert.Equal(
            new Actor("root", ActorOrigin.Unknown, "north"),
            (await store.ListDefinitionChangesAsync("rule", null, 10, Token))[0].By
        );
        Assert.Empty(await store.ListAuditAsync(new AuditFilter(), Token));
    }

    [Fact]
    public async Task What_has_no_history_leaves_the_definitions_and_keeps_what_it_says()
    {
        await _kind.RunAsync(
            """
            INSERT INTO definitions (kind, key, name, body, version) VALUES
                ('age-clock', 'DEFAULT.DEFAULT', 'Default.Default', '{"name":"Default.Default"}', 0),
                ('selection-point', '03:15', '03:15', '{}', 0),
                ('token-use', 'CI', 'ci', '{"at":"2026-01-01T00:00:00+00:00"}', 0)
            """
        );
        await using var store = _kind.NewStore();
        await store.OpenAsync(Token);

        var snapshot = await store.LoadAsync(Token);

        Assert.Equal(
            [
                new("age-clock", "Default.Default", """{"name":"Default.Default"}"""),
                new("selection-point", "03:15", "{}"),
                new("token-use", "ci", """{"at":"2026-01-01T00:00:00+00:00"}"""),
            ],
            snapshot.Records.Where(record => record.Kind != "schedule-day")
        );
        Assert.Equal("rule", Assert.Single(snapshot.Definitions).Kind);
    }

    [Fact]
    public async Task What_the_running_server_wrote_leaves_the_definitions_and_their_history_and_is_known_as_it_was_before()
    {
        const string First = """{"name":"TAPE","maximum":1,"at":"2026-11-21T14:00:00+00:00","by":"olga from north"}""";
        const string Second = """{"name":"TAPE","maximum":2,"at":"2026-11-21T15:00:00+00:00","by":"olga from north"}""";
        const string Policy = """{"name":"NIGHT","since":"2026-11-21T16:00:00+00:00","by":"olga from north"}""";
        await _kind.RunAsync(
            $"""
            INSERT INTO definitions (kind, key, name, body, version) VALUES ('limit-override', 'TAPE', 'Tape', '{Second}', 4), ('active-policy', 'ACTIVE', 'active', '{Policy}', 5)
            """
        );
        await _kind.RunAsync(
            $"""
            INSERT INTO definition_changes (kind, key, name, before, after, at, by, version) VALUES
                ('limit-override', 'TAPE', 'Tape', NULL, '{First}', '2026-11-21T14:00:00.0000000Z', 'olga from north', 3),
                ('limit-override', 'TAPE', 'Tape', '{First}', '{Second}', '2026-11-21T15:00:00.0000000Z', 'olga from north', 4),
                ('active-policy', 'ACTIVE', 'active', NULL, '{Policy}', '2026-11-21T16:00:00.0000000Z', 'olga from north', 5),
                ('token', 'CI', 'ci', NULL, '{Policy}', '2026-11-21T17:00:00.0000000Z', 'olga from north', 6)
            """
        );
        await using var store = _kind.NewStore();
        await store.OpenAsync(Token);

        var snapshot = await store.LoadAsync(Token);

        Assert.Equal(
            [new("active-policy", "active", Policy), new("limit-override", "Tape", Second)],
            snapshot.Records.Where(record => record.Kind != "schedule-day")
        );
        Assert.Equal("rule", Assert.Single(snapshot.Definitions).Kind);
        Assert.Equal(["rule"], (await store.ListDefinitionChangesAsync(null, null, 10, Token)).Select(change => change.Kind));
        Assert.Equal(
            [("active-policy", null, 16), ("limit-override", First, 15), ("limit-override", null, 14), ("schedule-day", null, 13)],
            (await store.ListEarlierRecordsAsync(10, Token)).Select(record => (record.Kind, record.Body, record.Until.Hour))
        );
    }

    [Fact]
    public async Task Jobs_of_which_a_name_is_kept_are_found_by_it_and_an_agents_token_becomes_a_role_of_its_own()
    {
        await _kind.RunAsync(
            """
            INSERT INTO definitions (kind, key, name, body, version) VALUES
                ('token', 'WEB01', 'web01', '{"name":"web01","hash":"aa","user":"agent","role":"Administrator","machine":"web01","expiresAt":"2036-01-01T00:00:00+00:00","madeAt":"2026-01-01T00:00:00+00:00","madeBy":"root from north"}', 3),
                ('token', 'CI', 'ci', '{"name":"ci","hash":"bb","user":"root","role":"Administrator","expiresAt":"2036-01-01T00:00:00+00:00","madeAt":"2026-01-01T00:00:00+00:00","madeBy":"root from north"}', 4)
            """
        );
        await using var store = _kind.NewStore();
        await store.OpenAsync(Token);

        Assert.Equal(
            [2, 1],
            (await store.ListJobsAsync(new JobFilter { Own = new Owner("north", 0, "root") }, Token)).Select(job => job.Number.Value)
        );
        Assert.Empty(await store.ListJobsAsync(new JobFilter { Own = new Owner("south", 0, "root") }, Token));
        var tokens = (await store.LoadAsync(Token))
            .Records.Where(record => record.Kind == "token")
            .ToDictionary(token => token.Name, token => token.Body!.Replace(" ", "", StringComparison.Ordinal));
        Assert.Contains("\"role\":\"Agent\"", tokens["web01"], StringComparison.Ordinal);
        Assert.Contains("\"role\":\"Administrator\"", tokens["ci"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_over_before_the_migration_can_be_forgotten_after_it()
    {
        await using var store = _kind.NewStore();
        await store.OpenAsync(Token);
        var ended = (await store.FindJobAsync(Samples.Number(1), Token))!.EndedAt!.Value;

        Assert.Equal(0, await store.PurgeAsync(ended.AddSeconds(-1), Token));
        Assert.Equal(1, await store.PurgeAsync(ended.AddSeconds(1), Token));
        Assert.Null(await store.FindJobAsync(Samples.Number(1), Token));
    }

    [Fact]
    public async Task Old_jobs_are_listed_by_the_time_that_their_body_tells_to_the_tick_and_pages_end()
    {
        await _kind.RunAsync(
            """
            UPDATE jobs SET body = replace(body, '"submittedAt":"', '"submittedAt":"2026-11-20T10:00:00.12+00:00","was":"');
            INSERT INTO jobs (number, name, "user", machine, schedule, schedule_date, state, active, body)
            SELECT 2001, name, "user", machine, schedule, schedule_date, state, active, replace(replace(body, '"number":1,', '"number":2001,'), '10:00:00.12+00:00', '10:00:00.1199999+00:00') FROM jobs WHERE number = 1;
            INSERT INTO jobs (number, name, "user", machine, schedule, schedule_date, state, active, body)
            SELECT 2002, name, "user", machine, schedule, schedule_date, state, active, replace(replace(body, '"number":1,', '"number":2002,'), '10:00:00.12+00:00', '10:00:01Z') FROM jobs WHERE number = 1;
            INSERT INTO jobs (number, name, "user", machine, schedule, schedule_date, state, active, body)
            SELECT 3, name, "user", machine, schedule, schedule_date, state, active, replace(replace(body, '"number":1,', '"number":3,'), '10:00:00.12+00:00', '12:00:02+02:00') FROM jobs WHERE number = 1;
            INSERT INTO jobs (number, name, "user", machine, schedule, schedule_date, state, active, body)
            SELECT 4, name, "user", machine, schedule, schedule_date, state, active, '{' FROM jobs WHERE number = 2;
            """
        );
        await using var store = _kind.NewStore();
        await store.OpenAsync(Token);
        List<int> seen = [];
        ListPosition? cursor = null;
        while (seen.Count < 10 && await store.ListJobsAsync(new JobFilter { Before = cursor, Limit = 1 }, Token) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(job => job.Number.Value));
            cursor = ListPosition.From(page[0]);
        }

        Assert.Equal([3, 2002, 2, 1, 2001, 4], seen);
    }

    [Fact]
    public async Task A_migrated_store_takes_batches_and_lists_by_the_new_indexes()
    {
        await using (var store = _kind.NewStore())
        {
            var epoch = await store.OpenAsync(Token);
            await store.CommitAsync(
                new()
                {
                    Epoch = epoch,
                    Jobs = [Samples.Job(3)],
                    NextNumber = 3001,
                },
                Token
            );
        }

        await using var again = _kind.NewStore();
        Assert.Equal(3, await again.OpenAsync(Token));
        Assert.Equal(
            [1, 3],
            (await again.ListJobsAsync(new JobFilter { Name = ObjectName.Parse("nightly") }, Token)).Select(job => job.Number.Value)
        );
        Assert.Equal(3001, (await again.LoadAsync(Token)).NextNumber);
    }
}
