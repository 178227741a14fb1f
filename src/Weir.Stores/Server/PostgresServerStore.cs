using System.Data;
using Npgsql;
using Weir.Jobs;
using Weir.Jobs.Orders;
using Weir.Stores.Json;
using Weir.Stores.Postgres;

namespace Weir.Stores.Server;

/// <summary>
/// The server's store in PostgreSQL: one server at a time has its lock, and another is refused until that one has ended. After a lost
/// connection the next call connects again; a batch whose commit was under way then is recognised when it is repeated and stored once.
/// </summary>
public sealed class PostgresServerStore : IServerStore
{
    private readonly PostgresAddress _address;
    private readonly TimeProvider _time;
    private readonly SqlFiles _sql = new("Postgres");
    private readonly PostgresBatch _batches;
    private readonly SemaphoreSlim _committing = new(1);
    private NpgsqlDataSource? _readers;
    private PostgresLease? _lease;
    private long _epoch;
    private long _commits;
    private ServerBatch? _inDoubt;
    private long _commitsBeforeDoubt;

    /// <param name="address"><c>postgres://USER@HOST:PORT/DATABASE</c>, or Npgsql's <c>Host=…;Database=…</c>.</param>
    /// <param name="time">Dates migrations.</param>
    /// <exception cref="StoreException">The address is not well-formed.</exception>
    public PostgresServerStore(string address, TimeProvider time)
    {
        _address = PostgresAddress.Parse(address);
        _time = time;
        _batches = new PostgresBatch(_sql);
    }

    /// <inheritdoc />
    public Action<UnreadableRow>? Unreadable { get; set; }

    private NpgsqlDataSource Readers => _readers ?? throw new InvalidOperationException("the store is not open");

    /// <inheritdoc />
    public async Task<long> OpenAsync(CancellationToken cancellationToken)
    {
        if (_readers is not null)
        {
            throw new InvalidOperationException("the store is open already");
        }

        var lease = await PostgresLease.AcquireAsync(_address, cancellationToken).ConfigureAwait(false);
        try
        {
            await PostgresMigrations
                .ApplyAsync(lease.Connection, _sql.Migrations(), _address, _time, cancellationToken)
                .ConfigureAwait(false);
            (_epoch, _commits) = await lease.ReadAsync(_sql["RaiseEpoch"], cancellationToken).ConfigureAwait(false);
            _readers = new NpgsqlDataSourceBuilder(_address.ConnectionString).Build();
            _lease = lease;
            return _epoch;
        }
        catch (Exception error)
        {
            await lease.DisposeAsync().ConfigureAwait(false);
            throw error.IsOfPostgres() ? error.ToStoreException(_address.Shown) : error;
        }
    }

    /// <inheritdoc />
    public Task<ServerSnapshot> LoadAsync(CancellationToken cancellationToken) =>
        Guarded(
            async connection =>
            {
                var transaction = await connection
                    .BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken)
                    .ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                {
                    List<UnreadableRow> unreadable = [];
                    var snapshot = new ServerSnapshot(
                        await RowsAsync("ActiveJobs", "job", row => ReadJob(row, 1), row => row.GetValue(0)).ConfigureAwait(false),
                        await RowsAsync(
                                "Definitions",
                                "definition",
                                row => new StoredDefinition(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3)),
                                row => $"{row.GetValue(0)} {row.GetValue(1)}"
                            )
                            .ConfigureAwait(false),
                        await RowsAsync(
                                "Agents",
                                "agent",
                                row => new AgentState(
                                    row.GetString(0),
                                    row.GetInt64(1),
                                    row.GetInt64(2),
                                    Text(row, 3),
                                    row.GetInt32(4),
                                    Time(row, 5)
                                ),
                                row => row.GetValue(0)
                            )
                            .ConfigureAwait(false),
                        await RowsAsync(
                                "Orders",
                                "order",
                                row => new StoredOrder(
                                    row.GetString(0),
                                    new IssuedOrder(row.GetInt64(1), row.GetInt64(2), StoredBody.Order(row.GetString(3)))
                                ),
                                row => $"{row.GetValue(0)} {row.GetValue(2)}"
                            )
                            .ConfigureAwait(false),
                        (
                            await connection
                                .ReadAsync(_sql["NextNumber"], [], row => row.GetInt32(0), cancellationToken)
                                .ConfigureAwait(false)
                        ).Single()
                    )
                    {
                        DefinitionVersion = (
                            await connection
                                .ReadAsync(_sql["DefinitionVersion"], [], row => row.GetInt64(0), cancellationToken)
                                .ConfigureAwait(false)
                        ).Single(),
                        Records = await RowsAsync(
                                "Records",
                                "record",
                                row => new StoredRecord(row.GetString(0), row.GetString(1), row.GetString(2)),
                                row => $"{row.GetValue(0)} {row.GetValue(1)}"
                            )
                            .ConfigureAwait(false),
                        Leased = await RowsAsync(
                                "LeasedNumbers",
                                "block of numbers",
                                row => new StoredLease(row.GetInt32(0), row.GetInt32(1), row.GetString(2)),
                                row => row.GetValue(0)
                            )
                            .ConfigureAwait(false),
                        Tellings = await RowsAsync("PendingTellings", "row of the outbox", ReadTelling, row => row.GetValue(0))
                            .ConfigureAwait(false),
                        LastTelling = (
                            await connection
                                .ReadAsync(_sql["LastTelling"], [], row => row.GetInt64(0), cancellationToken)
                                .ConfigureAwait(false)
                        ).Single(),
                        SetAside = (
                            await connection
                                .ReadAsync(_sql["CountSetAside"], [], row => (row.GetString(0), (int)row.GetInt64(1)), cancellationToken)
                                .ConfigureAwait(false)
                        ).ToDictionary(),
                    };
                    return snapshot with { Unreadable = unreadable };

                    async Task<IReadOnlyList<T>> RowsAsync<T>(
                        string statement,
                        string what,
                        Func<NpgsqlDataReader, T> read,
                        Func<NpgsqlDataReader, object?> key
                    )
                        where T : class =>
                        UnreadableRows.Some(
                            await connection
                                .ReadAsync(
                                    _sql[statement],
                                    [],
                                    row => UnreadableRows.Read(() => read(row), what, () => key(row), unreadable.Add),
                                    cancellationToken
                                )
                                .ConfigureAwait(false)
                        );
                }
            },
            cancellationToken
        );

    /// <inheritdoc />
    public async Task CommitAsync(ServerBatch batch, CancellationToken cancellationToken)
    {
        _ = Readers;
        await _committing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var lease = await LeaseAsync(cancellationToken).ConfigureAwait(false);
            if (await WasStoredAsync(lease, batch).ConfigureAwait(false))
            {
                return;
            }

            await StoreAsync(lease, batch).ConfigureAwait(false);
        }
        catch (Exception error) when (error.IsOfPostgres())
        {
            throw error.ToStoreException(_address.Shown);
        }
        finally
        {
            _committing.Release();
        }
    }

    /// <inheritdoc />
    public async Task<Job?> FindJobAsync(TrackingNumber number, CancellationToken cancellationToken) =>
        (
            await ReadAsync(_sql["FindJob"], [("", number.Value)], row => ShowJob(row, 0, () => number), cancellationToken)
                .ConfigureAwait(false)
        ).SingleOrDefault();

    /// <inheritdoc />
    public async Task<IReadOnlyList<Job>> ListJobsAsync(JobFilter filter, CancellationToken cancellationToken)
    {
        var (sql, values) = JobQuery.Create(filter, "@", at => at.ToUniversalTime());
        return UnreadableRows.Some(
            await ReadAsync(
                    sql,
                    values,
                    row => ShowJob(row, 1, () => new TrackingNumber(row.GetInt32(0)), () => StoredTime.Read(row.GetString(2))),
                    cancellationToken
                )
                .ConfigureAwait(false)
        );
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<JobEvent>> ListEventsAsync(TrackingNumber number, CancellationToken cancellationToken) =>
        ReadAsync(
            _sql["ListEvents"],
            [("", number.Value)],
            row =>
                Read(
                    () =>
                        new JobEvent(
                            new TrackingNumber(row.GetInt32(0)),
                            Time(row, 1),
                            row.GetString(2),
                            row.GetString(3),
                            ActorColumns.Read(row, 5, Text(row, 4))
                        ),
                    "line of a job's history",
                    () => number
                ) ?? new JobEvent(number, DateTimeOffset.UnixEpoch, UnreadableJob.Code, "a line of its history cannot be read", null),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<IReadOnlyList<OperatorMessage>> ListMessagesAsync(MessageFilter filter, CancellationToken cancellationToken)
    {
        var (where, values) = MessageQuery.Create(filter, "@");
        return ReadAsync(
            _sql["SelectMessages"] + where,
            values,
            row =>
                Read(
                    () =>
                        new OperatorMessage(
                            row.GetInt64(0),
                            Time(row, 1),
                            Enum.Parse<MessageSeverity>(row.GetString(2)),
                            row.GetString(3),
                            row.GetString(4),
                            row.IsDBNull(5) ? null : new TrackingNumber(row.GetInt32(5))
                        )
                        {
                            AcknowledgedAt = row.IsDBNull(6) ? null : Time(row, 6),
                            AcknowledgedBy = Text(row, 7),
                        },
                    "message",
                    () => row.GetInt64(0)
                )
                ?? new OperatorMessage(
                    row.GetInt64(0),
                    DateTimeOffset.UnixEpoch,
                    MessageSeverity.Error,
                    UnreadableJob.Code,
                    $"message {row.GetInt64(0)} cannot be read",
                    null
                ),
            cancellationToken
        );
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<DefinitionChange>> ListDefinitionChangesAsync(
        string? kind,
        string? name,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var (where, values) = DefinitionQuery.Create(kind, name, limit, "@");
        return ReadAsync(
            _sql["SelectDefinitionChanges"] + where,
            values,
            row => new DefinitionChange(
                row.GetString(0),
                row.GetString(1),
                Text(row, 2),
                Text(row, 3),
                Time(row, 4),
                ActorColumns.Read(row, 7, row.GetString(5))!,
                row.GetInt64(6)
            ),
            cancellationToken
        );
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<EarlierRecord>> ListEarlierRecordsAsync(int limit, CancellationToken cancellationToken) =>
        ReadAsync(
            _sql["ListEarlierRecords"],
            [("", limit)],
            row => new EarlierRecord(row.GetString(0), row.GetString(1), Text(row, 2), Time(row, 3)),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<IReadOnlyList<AuditEntry>> ListAuditAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        var (where, values) = AuditQuery.Create(filter, "@", time => time.UtcDateTime);
        return ReadAsync(_sql["SelectAudit"] + where, values, row => AuditQuery.Read(row, Time(row, 0)), cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredSetAside>> ListSetAsideAsync(int limit, CancellationToken cancellationToken) =>
        ReadAsync(
            _sql["ListSetAside"],
            [("", limit)],
            row => new StoredSetAside(
                row.GetString(0),
                row.GetInt64(1),
                Time(row, 2),
                row.GetString(3),
                row.GetString(4),
                row.GetString(5)
            ),
            cancellationToken
        );

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, int>> CountSetAsideAsync(CancellationToken cancellationToken) =>
        (
            await ReadAsync(_sql["CountSetAside"], [], row => (row.GetString(0), (int)row.GetInt64(1)), cancellationToken)
                .ConfigureAwait(false)
        ).ToDictionary();

    /// <inheritdoc />
    public async Task<IReadOnlyList<StoredTelling>> ListTellingsAsync(int limit, CancellationToken cancellationToken) =>
        UnreadableRows.Some(
            await ReadAsync(
                    _sql["ListTellings"],
                    [("", limit)],
                    row => Read(() => ReadTelling(row), "row of the outbox", () => row.GetValue(0)),
                    cancellationToken
                )
                .ConfigureAwait(false)
        );

    /// <inheritdoc />
    public Task<IReadOnlyList<CountedTellings>> CountTellingsAsync(CancellationToken cancellationToken) =>
        ReadAsync(
            _sql["CountTellings"],
            [],
            row => new CountedTellings(row.GetString(0), row.GetString(1), row.GetString(2), (int)row.GetInt64(3), Time(row, 4)),
            cancellationToken
        );

    /// <summary>Passes over numbers and epochs, and what waited to be told; the store was just restored.</summary>
    internal async Task PassOverAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await ReadAsync(_sql["PassOver"], [], row => row.GetInt32(0), cancellationToken).ConfigureAwait(false);
        await ReadAsync(_sql["RestoreEvents"], [], row => row.GetString(0), cancellationToken).ConfigureAwait(false);
        await ReadAsync(_sql["RestoreTellings"], [("", now.UtcDateTime)], row => row.GetInt64(0), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<StoredCapacity>> ListCapacityAsync(CapacityFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var rows = await ReadAsync(
                _sql[filter.Name is null ? "ListAllCapacity" : "ListCapacity"],
                filter.Name is { } name
                    ? [("", filter.Kind), ("", name.ToUpperInvariant()), ("", filter.From.UtcDateTime)]
                    : [("", filter.Kind), ("", filter.From.UtcDateTime)],
                row =>
                    Read(
                        () => new StoredCapacity(row.GetString(0), row.GetString(1), Time(row, 2), row.GetString(3)),
                        "five minutes of use",
                        () => $"{row.GetValue(1)} {row.GetValue(2)}"
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        return UnreadableRows.Some(rows);
    }

    /// <inheritdoc />
    public async Task PurgeCapacityAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        IReadOnlyList<(string, object)> values = [("", before.UtcDateTime), ("", JobQuery.PurgedTogether), ("", _epoch)];
        while (
            (await ReadAsync(_sql["PurgeCapacity"], values, row => row.GetString(0), cancellationToken).ConfigureAwait(false)).Count
            == JobQuery.PurgedTogether
        ) { }
    }

    /// <inheritdoc />
    public async Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        IReadOnlyList<(string, object)> values = [("", before.UtcDateTime), ("", JobQuery.PurgedTogether), ("", _epoch)];
        var (all, some) = (0, JobQuery.PurgedTogether);
        while (some == JobQuery.PurgedTogether)
        {
            some = (await ReadAsync(_sql["PurgeJobs"], values, row => row.GetInt32(0), cancellationToken).ConfigureAwait(false)).Count;
            all += some;
        }

        while (
            (await ReadAsync(_sql["PurgeSetAside"], values, row => row.GetInt64(0), cancellationToken).ConfigureAwait(false)).Count
            == JobQuery.PurgedTogether
        ) { }

        while (
            (await ReadAsync(_sql["PurgeMessages"], values, row => row.GetInt64(0), cancellationToken).ConfigureAwait(false)).Count
            == JobQuery.PurgedTogether
        ) { }

        while (
            (await ReadAsync(_sql["PurgeEarlierRecords"], values, row => row.GetInt64(0), cancellationToken).ConfigureAwait(false)).Count
            == JobQuery.PurgedTogether
        ) { }

        while (
            (await ReadAsync(_sql["PurgeAudit"], values, row => row.GetInt64(0), cancellationToken).ConfigureAwait(false)).Count
            == JobQuery.PurgedTogether
        ) { }

        while (
            (await ReadAsync(_sql["PurgeTellings"], values, row => row.GetInt64(0), cancellationToken).ConfigureAwait(false)).Count
            == JobQuery.PurgedTogether
        ) { }

        await PurgeCapacityAsync(before, cancellationToken).ConfigureAwait(false);

        return all;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<StoreFault>> CheckAsync(CancellationToken cancellationToken)
    {
        // As another connection has them: the one that commits makes its own commits durable.
        List<StoreFault> faults =
        [
            .. await ReadAsync(
                    _sql["UnsafeSettings"],
                    [],
                    row => PostgresSettings.FaultOf(_address.Shown, row.GetString(0)),
                    cancellationToken
                )
                .ConfigureAwait(false),
        ];
        try
        {
            await ReadAsync(_sql["ReadAll"], [], row => row.GetInt64(0), cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException damaged) when (damaged.Failure == StoreFailure.Damaged)
        {
            faults.Add(StoreFault.From(_address.Shown, damaged));
        }

        return faults;
    }

    /// <inheritdoc />
    public Task BackupAsync(string path, CancellationToken cancellationToken) =>
        Task.FromException(
            new StoreException(
                StoreFailure.NotOffered,
                $"'{_address.Shown}' is backed up by PostgreSQL's own pg_dump: pg_dump --format=custom --file=FILE"
            )
        );

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_readers is not null)
        {
            await _readers.DisposeAsync().ConfigureAwait(false);
        }

        if (_lease is not null)
        {
            await _lease.DisposeAsync().ConfigureAwait(false);
        }

        _committing.Dispose();
    }

    private static StoredTelling ReadTelling(NpgsqlDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetString(1),
            row.GetString(2),
            row.GetString(3),
            Time(row, 4),
            row.IsDBNull(5) ? null : Time(row, 5),
            row.GetString(6)
        );

    private static Job ReadJob(NpgsqlDataReader row, int column) => StoredBody.Job(row.GetString(column));

    private Job? ShowJob(NpgsqlDataReader row, int column, Func<TrackingNumber> number, Func<DateTimeOffset>? submittedAt = null)
    {
        UnreadableRow? wrong = null;
        var job = UnreadableRows.Read(() => ReadJob(row, column), "job", () => number(), found => Unreadable?.Invoke(wrong = found));
        return job
            ?? UnreadableRows.Read(
                () => UnreadableJob.Create(number(), wrong?.Reason ?? "", submittedAt?.Invoke()),
                "job",
                () => row.GetValue(0),
                _ => { }
            );
    }

    private T? Read<T>(Func<T> read, string what, Func<object?> key)
        where T : class => UnreadableRows.Read(read, what, key, found => Unreadable?.Invoke(found));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset Time(NpgsqlDataReader row, int column) => new(row.GetDateTime(column), TimeSpan.Zero);

    /// <summary>The lease as it is, or taken again after its connection was lost, if nobody else was active meanwhile.</summary>
    private async Task<PostgresLease> LeaseAsync(CancellationToken cancellationToken)
    {
        if (_lease is { } held && held.Connection.FullState == ConnectionState.Open)
        {
            return held;
        }

        if (_lease is { } broken)
        {
            _lease = null;
            await broken.DisposeAsync().ConfigureAwait(false);
        }

        var lease = await PostgresLease.AcquireAsync(_address, cancellationToken).ConfigureAwait(false);
        try
        {
            (var epoch, _commits) = await lease.ReadAsync(_sql["Server"], cancellationToken).ConfigureAwait(false);
            if (epoch != _epoch)
            {
                throw Server.Lease.Lost(_epoch, epoch);
            }
        }
        catch
        {
            await lease.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return _lease = lease;
    }

    /// <summary>Whether this batch was under way when the connection broke, and did reach the store.</summary>
    private async Task<bool> WasStoredAsync(PostgresLease lease, ServerBatch batch)
    {
        if (_inDoubt is not { } doubtful)
        {
            return false;
        }

        var expected = _commitsBeforeDoubt + 1;
        (_, _commits) = await lease.ReadAsync(_sql["Server"], CancellationToken.None).ConfigureAwait(false);
        _inDoubt = null;
        return _commits == expected && ReferenceEquals(doubtful, batch);
    }

    private async Task StoreAsync(PostgresLease lease, ServerBatch batch)
    {
        var transaction = await lease.Connection.BeginTransactionAsync(CancellationToken.None).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var commands = _batches.Create(batch, lease.Connection, transaction);
            await using (commands.ConfigureAwait(false))
            {
                await commands.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
                if (commands.BatchCommands[0].RecordsAffected != 1)
                {
                    await transaction.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
                    var (found, _) = await lease.ReadAsync(_sql["Server"], CancellationToken.None).ConfigureAwait(false);
                    throw Server.Lease.Lost(batch.Epoch, found);
                }
            }

            // From here on a lost connection leaves open whether it was stored; the count of commits tells later.
            (_inDoubt, _commitsBeforeDoubt) = (batch, _commits);
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            _inDoubt = null;
            _commits++;
        }
    }

    private Task<IReadOnlyList<T>> ReadAsync<T>(
        string sql,
        IReadOnlyList<(string Name, object Value)> values,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    ) => Guarded(connection => connection.ReadAsync(sql, values, read, cancellationToken), cancellationToken);

    private async Task<T> Guarded<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await Readers.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                return await read(connection).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error.IsOfPostgres())
        {
            throw error.ToStoreException(_address.Shown);
        }
    }
}
