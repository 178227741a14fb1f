using System.Text.Json;
using Microsoft.Data.Sqlite;
using Weir.Jobs;
using Weir.Jobs.Orders;
using Weir.Stores.Json;
using Weir.Stores.Sqlite;

namespace Weir.Stores.Server;

/// <summary>The server's store in one SQLite file: one server on one machine.</summary>
public sealed class SqliteServerStore : IServerStore
{
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly SqlFiles _sql = new("Sqlite");
    private SqliteFile? _file;
    private ServerTarget? _target;
    private SqliteWriter? _writer;

    /// <param name="path">The database file, usually <c>DATA/server.db</c>; its directory must be there.</param>
    /// <param name="time">Dates migrations.</param>
    public SqliteServerStore(string path, TimeProvider time)
    {
        _path = Path.GetFullPath(path);
        _time = time;
    }

    /// <inheritdoc />
    public Action<UnreadableRow>? Unreadable { get; set; }

    private SqliteFile File => _file ?? throw new InvalidOperationException("the store is not open");

    /// <inheritdoc />
    public async Task<long> OpenAsync(CancellationToken cancellationToken)
    {
        if (_file is not null)
        {
            throw new InvalidOperationException("the store is open already");
        }

        // The lock on the file is the lease: no other process can have it open.
        _file = await Task.Run(() => SqliteFile.Open(_path, _sql, _time), cancellationToken).ConfigureAwait(false);
        try
        {
            _target = new ServerTarget(_file, _sql);
            _writer = new SqliteWriter(_file, _target);
            return await _writer.WriteAsync(_target.RaiseEpoch, CancellationToken.None).ConfigureAwait(false);
        }
        catch
        {
            await CloseAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc />
    public Task<ServerSnapshot> LoadAsync(CancellationToken cancellationToken) => File.ReadAsync(Load, cancellationToken);

    /// <inheritdoc />
    public Task CommitAsync(ServerBatch batch, CancellationToken cancellationToken)
    {
        var writer = _writer ?? throw new InvalidOperationException("the store is not open");
        string[] bodies = [.. batch.Jobs.Select(job => JsonSerializer.Serialize(job, StoreJson.Default.Job))];
        return writer.WriteAsync(() => _target!.Write(batch, bodies), cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<StoreFault>> CheckAsync(CancellationToken cancellationToken) => File.CheckAsync(cancellationToken);

    /// <inheritdoc />
    public Task<Job?> FindJobAsync(TrackingNumber number, CancellationToken cancellationToken) =>
        File.ReadAsync(
            connection =>
                connection.Read(_sql["FindJob"], [("number", number.Value)], row => ShowJob(row, 0, () => number)).SingleOrDefault(),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<IReadOnlyList<Job>> ListJobsAsync(JobFilter filter, CancellationToken cancellationToken)
    {
        var (sql, values) = JobQuery.Create(filter, "$", StoredTime.Text);
        return File.ReadAsync(
            connection =>
                UnreadableRows.Some(
                    connection.Read(
                        sql,
                        values,
                        row => ShowJob(row, 1, () => new TrackingNumber(row.GetInt32(0)), () => StoredTime.Read(row.GetString(2)))
                    )
                ),
            cancellationToken
        );
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<JobEvent>> ListEventsAsync(TrackingNumber number, CancellationToken cancellationToken) =>
        File.ReadAsync(
            connection =>
                connection.Read(
                    _sql["ListEvents"],
                    [("number", number.Value)],
                    row =>
                        Read(
                            () =>
                                new JobEvent(
                                    new TrackingNumber(row.GetInt32(0)),
                                    StoredTime.Read(row.GetString(1)),
                                    row.GetString(2),
                                    row.GetString(3),
                                    ActorColumns.Read(row, 5, Text(row, 4))
                                ),
                            "line of a job's history",
                            () => number
                        )
                        ?? new JobEvent(number, DateTimeOffset.UnixEpoch, UnreadableJob.Code, "a line of its history cannot be read", null)
                ),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<IReadOnlyList<OperatorMessage>> ListMessagesAsync(MessageFilter filter, CancellationToken cancellationToken)
    {
        var (where, values) = MessageQuery.Create(filter, "$");
        return File.ReadAsync(
            connection =>
                connection.Read(
                    _sql["SelectMessages"] + where,
                    values,
                    row =>
                        Read(
                            () =>
                                new OperatorMessage(
                                    row.GetInt64(0),
                                    StoredTime.Read(row.GetString(1)),
                                    Enum.Parse<MessageSeverity>(row.GetString(2)),
                                    row.GetString(3),
                                    row.GetString(4),
                                    row.IsDBNull(5) ? null : new TrackingNumber(row.GetInt32(5))
                                )
                                {
                                    AcknowledgedAt = Text(row, 6) is { } at ? StoredTime.Read(at) : null,
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
                        )
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
        var (where, values) = DefinitionQuery.Create(kind, name, limit, "$");
        return File.ReadAsync(
            connection =>
                UnreadableRows.Some(
                    connection.Read(
                        _sql["SelectDefinitionChanges"] + where,
                        values,
                        row =>
                            Read(
                                () =>
                                    new DefinitionChange(
                                        row.GetString(0),
                                        row.GetString(1),
                                        Text(row, 2),
                                        Text(row, 3),
                                        StoredTime.Read(row.GetString(4)),
                                        ActorColumns.Read(row, 7, row.GetString(5))!,
                                        row.GetInt64(6)
                                    ),
                                "change of a definition",
                                () => row.GetValue(1)
                            )
                    )
                ),
            cancellationToken
        );
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<EarlierRecord>> ListEarlierRecordsAsync(int limit, CancellationToken cancellationToken) =>
        File.ReadAsync(
            connection =>
                UnreadableRows.Some(
                    connection.Read(
                        _sql["ListEarlierRecords"],
                        [("limit", limit)],
                        row =>
                            Read(
                                () =>
                                    new EarlierRecord(row.GetString(0), row.GetString(1), Text(row, 2), StoredTime.Read(row.GetString(3))),
                                "earlier record",
                                () => $"{row.GetValue(0)} {row.GetValue(1)}"
                            )
                    )
                ),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<IReadOnlyList<AuditEntry>> ListAuditAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        var (where, values) = AuditQuery.Create(filter, "$", StoredTime.Text);
        return File.ReadAsync(
            connection =>
                connection.Read(_sql["SelectAudit"] + where, values, row => AuditQuery.Read(row, StoredTime.Read(row.GetString(0)))),
            cancellationToken
        );
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredSetAside>> ListSetAsideAsync(int limit, CancellationToken cancellationToken) =>
        File.ReadAsync(
            connection =>
                UnreadableRows.Some(
                    connection.Read(
                        _sql["ListSetAside"],
                        [("limit", limit)],
                        row =>
                            Read(
                                () =>
                                    new StoredSetAside(
                                        row.GetString(0),
                                        row.GetInt64(1),
                                        StoredTime.Read(row.GetString(2)),
                                        row.GetString(3),
                                        row.GetString(4),
                                        row.GetString(5)
                                    ),
                                "fact set aside",
                                () => $"{row.GetValue(0)} {row.GetValue(1)}"
                            )
                    )
                ),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, int>> CountSetAsideAsync(CancellationToken cancellationToken) =>
        File.ReadAsync(CountSetAside, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredTelling>> ListTellingsAsync(int limit, CancellationToken cancellationToken) =>
        File.ReadAsync(
            connection =>
                UnreadableRows.Some(
                    connection.Read(
                        _sql["ListTellings"],
                        [("limit", limit)],
                        row => Read(() => ReadTelling(row), "row of the outbox", () => row.GetValue(0))
                    )
                ),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<IReadOnlyList<CountedTellings>> CountTellingsAsync(CancellationToken cancellationToken) =>
        File.ReadAsync(
            connection =>
                connection.Read(
                    _sql["CountTellings"],
                    [],
                    row => new CountedTellings(
                        row.GetString(0),
                        row.GetString(1),
                        row.GetString(2),
                        row.GetInt32(3),
                        StoredTime.Read(row.GetString(4))
                    )
                ),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredCapacity>> ListCapacityAsync(CapacityFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        List<(string, object)> values = [("kind", filter.Kind), ("from", StoredTime.Text(filter.From))];
        if (filter.Name is { } name)
        {
            values.Add(("key", name.ToUpperInvariant()));
        }

        return File.ReadAsync(
            connection =>
                UnreadableRows.Some(
                    connection.Read(
                        _sql[filter.Name is null ? "ListAllCapacity" : "ListCapacity"],
                        values,
                        row =>
                            Read(
                                () =>
                                    new StoredCapacity(
                                        row.GetString(0),
                                        row.GetString(1),
                                        StoredTime.Read(row.GetString(2)),
                                        row.GetString(3)
                                    ),
                                "five minutes of use",
                                () => $"{row.GetValue(1)} {row.GetValue(2)}"
                            )
                    )
                ),
            cancellationToken
        );
    }

    /// <inheritdoc />
    public async Task PurgeCapacityAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var writer = _writer ?? throw new InvalidOperationException("the store is not open");
        while (
            await writer.WriteAsync(() => _target!.PurgeCapacity(before, JobQuery.PurgedTogether), cancellationToken).ConfigureAwait(false)
            == JobQuery.PurgedTogether
        ) { }
    }

    /// <inheritdoc />
    public async Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var writer = _writer ?? throw new InvalidOperationException("the store is not open");
        var (all, some) = (0, JobQuery.PurgedTogether);
        while (some == JobQuery.PurgedTogether)
        {
            some = await writer
                .WriteAsync(() => _target!.PurgeJobs(before, JobQuery.PurgedTogether), cancellationToken)
                .ConfigureAwait(false);
            all += some;
        }

        while (
            await writer.WriteAsync(() => _target!.PurgeSetAside(before, JobQuery.PurgedTogether), cancellationToken).ConfigureAwait(false)
            == JobQuery.PurgedTogether
        ) { }

        while (
            await writer.WriteAsync(() => _target!.PurgeMessages(before, JobQuery.PurgedTogether), cancellationToken).ConfigureAwait(false)
            == JobQuery.PurgedTogether
        ) { }

        while (
            await writer
                .WriteAsync(() => _target!.PurgeEarlierRecords(before, JobQuery.PurgedTogether), cancellationToken)
                .ConfigureAwait(false) == JobQuery.PurgedTogether
        ) { }

        while (
            await writer.WriteAsync(() => _target!.PurgeAudit(before, JobQuery.PurgedTogether), cancellationToken).ConfigureAwait(false)
            == JobQuery.PurgedTogether
        ) { }

        while (
            await writer.WriteAsync(() => _target!.PurgeTellings(before, JobQuery.PurgedTogether), cancellationToken).ConfigureAwait(false)
            == JobQuery.PurgedTogether
        ) { }

        await PurgeCapacityAsync(before, cancellationToken).ConfigureAwait(false);

        return all;
    }

    /// <inheritdoc />
    public Task BackupAsync(string path, CancellationToken cancellationToken) =>
        File.ReadAsync(connection => SqliteBackup.Write(connection, path), cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => CloseAsync();

    private static StoredTelling ReadTelling(SqliteDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetString(1),
            row.GetString(2),
            row.GetString(3),
            StoredTime.Read(row.GetString(4)),
            Text(row, 5) is { } settled ? StoredTime.Read(settled) : null,
            row.GetString(6)
        );

    private static Job ReadJob(SqliteDataReader row, int column) => StoredBody.Job(row.GetString(column));

    private Job? ShowJob(SqliteDataReader row, int column, Func<TrackingNumber> number, Func<DateTimeOffset>? submittedAt = null)
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

    private IReadOnlyDictionary<string, int> CountSetAside(SqliteConnection connection) =>
        connection.Read(_sql["CountSetAside"], [], row => (row.GetString(0), row.GetInt32(1))).ToDictionary();

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private async ValueTask CloseAsync()
    {
        if (_writer is not null)
        {
            await _writer.DisposeAsync().ConfigureAwait(false);
        }

        _target?.Dispose();
        _file?.Dispose();
        (_writer, _target, _file) = (null, null, null);
    }

    private ServerSnapshot Load(SqliteConnection connection)
    {
        using var oneView = connection.BeginTransaction(deferred: true);
        List<UnreadableRow> unreadable = [];
        return new ServerSnapshot(
            Rows("ActiveJobs", "job", row => ReadJob(row, 1), row => row.GetValue(0)),
            Rows(
                "Definitions",
                "definition",
                row => new StoredDefinition(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3)),
                row => $"{row.GetValue(0)} {row.GetValue(1)}"
            ),
            Rows(
                "Agents",
                "agent",
                row => new AgentState(
                    row.GetString(0),
                    row.GetInt64(1),
                    row.GetInt64(2),
                    Text(row, 3),
                    row.GetInt32(4),
                    StoredTime.Read(row.GetString(5))
                ),
                row => row.GetValue(0)
            ),
            Rows(
                "Orders",
                "order",
                row => new StoredOrder(
                    row.GetString(0),
                    new IssuedOrder(row.GetInt64(1), row.GetInt64(2), StoredBody.Order(row.GetString(3)))
                ),
                row => $"{row.GetValue(0)} {row.GetValue(2)}"
            ),
            connection.Read(_sql["Counter"], [("name", "next_number")], row => row.GetInt32(0)).Single()
        )
        {
            DefinitionVersion = connection.Read(_sql["DefinitionVersion"], [], row => row.GetInt64(0)).Single(),
            Records = Rows(
                "Records",
                "record",
                row => new StoredRecord(row.GetString(0), row.GetString(1), row.GetString(2)),
                row => $"{row.GetValue(0)} {row.GetValue(1)}"
            ),
            Leased = Rows(
                "LeasedNumbers",
                "block of numbers",
                row => new StoredLease(row.GetInt32(0), row.GetInt32(1), row.GetString(2)),
                row => row.GetValue(0)
            ),
            SetAside = CountSetAside(connection),
            Tellings = Rows("PendingTellings", "row of the outbox", ReadTelling, row => row.GetValue(0)),
            LastTelling = connection.Read(_sql["LastTelling"], [], row => row.GetInt64(0)).Single(),
            Unreadable = unreadable,
        };

        IReadOnlyList<T> Rows<T>(string statement, string what, Func<SqliteDataReader, T> read, Func<SqliteDataReader, object?> key)
            where T : class =>
            UnreadableRows.Some(
                connection.Read(_sql[statement], [], row => UnreadableRows.Read(() => read(row), what, () => key(row), unreadable.Add))
            );
    }
}
