using System.Globalization;
using Microsoft.Data.Sqlite;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Stores.Json;
using Weir.Stores.Sqlite;

namespace Weir.Stores.Agent;

/// <summary>An agent's journal in one SQLite file; each commit is on the disk before anybody is answered.</summary>
public sealed class SqliteAgentJournal : IAgentJournal
{
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly SqlFiles _sql = new("Journal");
    private SqliteFile? _file;
    private JournalTarget? _target;
    private SqliteWriter? _writer;

    /// <param name="path">The database file, usually <c>DATA/agent.db</c>; its directory must be there.</param>
    /// <param name="time">Dates what is received and migrated.</param>
    public SqliteAgentJournal(string path, TimeProvider time)
    {
        _path = Path.GetFullPath(path);
        _time = time;
    }

    private SqliteFile File => _file ?? throw new InvalidOperationException("the journal is not open");

    private SqliteWriter Writer => _writer ?? throw new InvalidOperationException("the journal is not open");

    /// <inheritdoc />
    public async Task<JournalSnapshot> OpenAsync(CancellationToken cancellationToken)
    {
        if (_file is not null)
        {
            throw new InvalidOperationException("the journal is open already");
        }

        var file = await Task.Run(() => SqliteFile.Open(_path, _sql, _time), cancellationToken).ConfigureAwait(false);
        try
        {
            var snapshot = await file.ReadAsync(Load, cancellationToken).ConfigureAwait(false);
            _target = new JournalTarget(file, _sql, new JournalCounters(snapshot.LastSequence, snapshot.FactsTaken, snapshot.LastOrder));
            _writer = new SqliteWriter(file, _target);
            _file = file;
            return snapshot;
        }
        finally
        {
            if (_file is null)
            {
                file.Dispose();
            }
        }
    }

    /// <inheritdoc />
    public Task<JournalReceipt> WriteAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        var prepared = new PreparedEntry(entry, _time.GetUtcNow());
        return Writer.WriteAsync(() => _target!.Write(prepared), cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<SequencedFact>> ReadFactsAsync(long after, int limit, CancellationToken cancellationToken) =>
        File.ReadAsync(
            connection =>
                connection.Read(
                    _sql["ReadFacts"],
                    [("after", after), ("limit", limit)],
                    row => new SequencedFact(row.GetInt64(0), ReadFact(row))
                ),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<JournalSubmission?> FindSubmissionAsync(TrackingNumber number, CancellationToken cancellationToken) =>
        File.ReadAsync(
            connection => connection.Read(_sql["FindSubmission"], [("number", number.Value)], ReadSubmission).SingleOrDefault(),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<IReadOnlyList<JournalSubmission>> FindSubmissionsAsync(
        IReadOnlyList<TrackingNumber> numbers,
        CancellationToken cancellationToken
    ) =>
        File.ReadAsync(
            connection =>
                connection.Read(
                    _sql["FindSubmissions"],
                    [("numbers", $"[{string.Join(',', numbers.Select(number => number.Value.ToString(CultureInfo.InvariantCulture)))}]")],
                    ReadSubmission
                ),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<IReadOnlyList<StoreFault>> CheckAsync(CancellationToken cancellationToken) => File.CheckAsync(cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<long>> ListSequencesAsync(long after, int limit, CancellationToken cancellationToken) =>
        File.ReadAsync(
            connection => connection.Read(_sql["ListSequences"], [("after", after), ("limit", limit)], row => row.GetInt64(0)),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<IReadOnlyList<(int Number, bool HasRow)>> ListSubmissionsAsync(int after, int limit, CancellationToken cancellationToken) =>
        File.ReadAsync(
            connection =>
                connection.Read(
                    _sql["ListSubmissions"],
                    [("after", after), ("limit", limit)],
                    row => (row.GetInt32(0), row.GetInt64(1) != 0)
                ),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<IReadOnlyList<JournalJob>> ListAsync(TrackedFilter filter, CancellationToken cancellationToken)
    {
        var (where, values) = JournalQuery.Create(filter);
        return File.ReadAsync(
            connection => UnreadableRows.Some(connection.Read(_sql["SelectJobs"] + where, values, JournalRow.Show)),
            cancellationToken
        );
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<JournalJob>> ListOutputDueAsync(DateTimeOffset at, int limit, CancellationToken cancellationToken) =>
        File.ReadAsync(
            connection =>
                UnreadableRows.Some(
                    connection.Read(
                        _sql["SelectJobs"] + "WHERE output_due <= $at ORDER BY output_due LIMIT $limit",
                        [("at", StoredTime.Text(at)), ("limit", limit)],
                        JournalRow.Show
                    )
                ),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<TrackingNumber?> HighestNumberAsync(TrackingNumber upTo, CancellationToken cancellationToken) =>
        File.ReadAsync(
            connection =>
                connection
                    .Read<TrackingNumber?>(_sql["HighestNumber"], [("up_to", upTo.Value)], row => new TrackingNumber(row.GetInt32(0)))
                    .SingleOrDefault(),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<JournalJob?> FindAsync(TrackingNumber number, CancellationToken cancellationToken) =>
        File.ReadAsync(
            connection =>
                connection
                    .Read(_sql["SelectJobs"] + "WHERE number = $number", [("number", number.Value)], JournalRow.Show)
                    .SingleOrDefault(),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<JournalJob?> FindMonitoredAsync(string monitor, CancellationToken cancellationToken) =>
        File.ReadAsync(
            connection =>
                connection
                    .Read(
                        _sql["SelectJobs"] + "WHERE monitor = $monitor ORDER BY submitted_at DESC, number DESC LIMIT 1",
                        [("monitor", monitor)],
                        JournalRow.Show
                    )
                    .SingleOrDefault(),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, long>> SubmissionBytesAsync(CancellationToken cancellationToken) =>
        File.ReadAsync<IReadOnlyDictionary<string, long>>(
            connection => connection.Read(_sql["SubmissionBytes"], [], row => (row.GetString(0), row.GetInt64(1))).ToDictionary(),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<JournalCapture?> FindCaptureAsync(ObjectName name, CancellationToken cancellationToken) =>
        File.ReadAsync(
            connection =>
                connection.Read(_sql["SelectCaptures"] + "WHERE name = $name", [("name", name.Text)], CaptureRow.Read).SingleOrDefault(),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<JournalCapture?> FindCaptureAsync(uint userId, Guid key, CancellationToken cancellationToken) =>
        File.ReadAsync(
            connection =>
                connection
                    .Read(
                        _sql["SelectCaptures"] + "WHERE user_id = $user_id AND key = $key",
                        [("user_id", userId), ("key", key.ToByteArray(bigEndian: true))],
                        CaptureRow.Read
                    )
                    .SingleOrDefault(),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<IReadOnlyList<T>> ListCapturesAsync<T>(
        ObjectName after,
        uint? userId,
        int limit,
        Func<JournalCapture, T> make,
        CancellationToken cancellationToken
    ) =>
        File.ReadAsync(
            connection =>
                connection.Read(
                    _sql["SelectCaptures"] + "WHERE name > $after AND ($user_id IS NULL OR user_id = $user_id) ORDER BY name LIMIT $limit",
                    [("after", after.Text), ("user_id", (object?)userId ?? DBNull.Value), ("limit", limit)],
                    row => make(CaptureRow.Read(row))
                ),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<IReadOnlyList<CaptureImage>> ListImagesAsync(ObjectName capture, CancellationToken cancellationToken) =>
        File.ReadAsync(
            connection => connection.Read(_sql["ListImages"], [("capture", capture.Text)], CaptureRow.ReadImage),
            cancellationToken
        );

    /// <inheritdoc />
    public Task BackupAsync(string path, CancellationToken cancellationToken) =>
        File.ReadAsync(connection => SqliteBackup.Write(connection, path), cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<TrackingNumber>> PurgeAsync(
        DateTimeOffset factsBefore,
        DateTimeOffset jobsBefore,
        CancellationToken cancellationToken
    )
    {
        // In small steps, so that a submission between them does not wait for all of it.
        while (await Writer.WriteAsync(() => _target!.PurgeFacts(factsBefore), cancellationToken).ConfigureAwait(false)) { }

        List<TrackingNumber> forgotten = [];
        for (var more = true; more; )
        {
            (var numbers, more) = await Writer
                .WriteAsync(() => (_target!.PurgeJobs(jobsBefore, out var rest), rest), cancellationToken)
                .ConfigureAwait(false);
            forgotten.AddRange(numbers);
        }

        await Writer.WriteAsync(() => _target!.PurgeOrders(jobsBefore), cancellationToken).ConfigureAwait(false);
        forgotten.Sort();
        return forgotten;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_writer is not null)
        {
            await _writer.DisposeAsync().ConfigureAwait(false);
            _target!.Dispose();
            _file!.Dispose();
        }
    }

    private static JournalSubmission ReadSubmission(SqliteDataReader row) =>
        new(
            new TrackingNumber(row.GetInt32(0)),
            new Guid(row.GetFieldValue<byte[]>(1), bigEndian: true),
            SubmitterColumns.Read(row, 2),
            row.GetFieldValue<byte[]>(6)
        );

    private Fact ReadFact(SqliteDataReader row)
    {
        UnreadableRow? wrong = null;
        return UnreadableRows.Read(() => StoredBody.Fact(row.GetString(1)), "fact", () => row.GetInt64(0), found => wrong = found)
            ?? new AgentMessage(
                _time.GetUtcNow(),
                MessageSeverity.Error,
                "fact-unreadable",
                $"fact {row.GetInt64(0)} in the agent's journal cannot be read, what it said is not known: {wrong!.Reason}",
                null
            );
    }

    private JournalSnapshot Load(SqliteConnection connection)
    {
        List<UnreadableRow> unreadable = [];
        using var oneView = connection.BeginTransaction(deferred: true);
        var counters = connection.Read(_sql["Counters"], [], row => (row.GetString(0), row.GetInt64(1))).ToDictionary();
        return new JournalSnapshot(
            Rows("UnfinishedJobs", "job", JournalRow.Read),
            Rows("UnfinishedOrders", "order", row => new IssuedOrder(row.GetInt64(1), row.GetInt64(0), StoredBody.Order(row.GetString(2)))),
            counters["last_order"],
            counters["last_sequence"],
            counters["facts_taken"],
            connection.Read(_sql["Settings"], [], row => (row.GetString(0), row.GetString(1))).ToDictionary()
        )
        {
            Unreadable = unreadable,
        };

        IReadOnlyList<T> Rows<T>(string statement, string what, Func<SqliteDataReader, T> read)
            where T : class =>
            UnreadableRows.Some(
                connection.Read(
                    _sql[statement],
                    [],
                    row => UnreadableRows.Read(() => read(row), what, () => row.GetValue(0), unreadable.Add)
                )
            );
    }
}
