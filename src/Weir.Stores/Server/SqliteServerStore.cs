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
    public Task<Job?> FindJobAsync(TrackingNumber number, CancellationToken cancellationToken) => File.ReadAsync(
        connection => connection.Read(_sql["FindJob"], [("number", number.Value)], row => ReadJob(row, 0)).SingleOrDefault(),
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<Job>> ListJobsAsync(JobFilter filter, CancellationToken cancellationToken)
    {
        var (sql, values) = JobQuery.Of(filter, "$");
        return File.ReadAsync(connection => connection.Read(sql, values, row => ReadJob(row, 1)), cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<JobEvent>> ListEventsAsync(TrackingNumber number, CancellationToken cancellationToken) => File.ReadAsync(
        connection => connection.Read(
            _sql["ListEvents"],
            [("number", number.Value)],
            row => new JobEvent(new TrackingNumber(row.GetInt32(0)), StoredTime.Read(row.GetString(1)), row.GetString(2), row.GetString(3), Text(row, 4))),
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<OperatorMessage>> ListMessagesAsync(long? before, int limit, CancellationToken cancellationToken) => File.ReadAsync(
        connection => connection.Read(
            _sql["ListMessages"],
            [("before", before ?? long.MaxValue), ("limit", Math.Clamp(limit, 1, JobQuery.MaximumLimit))],
            row => new OperatorMessage(
                row.GetInt64(0),
                StoredTime.Read(row.GetString(1)),
                Enum.Parse<MessageSeverity>(row.GetString(2)),
                row.GetString(3),
                row.GetString(4),
                row.IsDBNull(5) ? null : new TrackingNumber(row.GetInt32(5)))),
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<DefinitionChange>> ListDefinitionChangesAsync(string? kind, string? name, int limit, CancellationToken cancellationToken)
    {
        var (where, values) = DefinitionQuery.Of(kind, name, limit, "$");
        return File.ReadAsync(
            connection => connection.Read(
                _sql["SelectDefinitionChanges"] + where,
                values,
                row => new DefinitionChange(row.GetString(0), row.GetString(1), Text(row, 2), Text(row, 3), StoredTime.Read(row.GetString(4)), row.GetString(5), row.GetInt64(6))),
            cancellationToken);
    }

    /// <inheritdoc />
    public async Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var writer = _writer ?? throw new InvalidOperationException("the store is not open");
        var (all, some) = (0, JobQuery.PurgedTogether);
        while (some == JobQuery.PurgedTogether)
        {
            some = await writer.WriteAsync(() => _target!.PurgeJobs(before, JobQuery.PurgedTogether), cancellationToken).ConfigureAwait(false);
            all += some;
        }

        while (await writer.WriteAsync(() => _target!.PurgeMessages(before, JobQuery.PurgedTogether), cancellationToken).ConfigureAwait(false) == JobQuery.PurgedTogether)
        {
        }

        return all;
    }

    /// <inheritdoc />
    public Task BackupAsync(string path, CancellationToken cancellationToken) => File.ReadAsync(connection => SqliteBackup.Write(connection, path), cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => CloseAsync();

    private static Job ReadJob(SqliteDataReader row, int column) => JsonSerializer.Deserialize(row.GetString(column), StoreJson.Default.Job)!;

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
        return new ServerSnapshot(
            connection.Read(_sql["ActiveJobs"], [], row => ReadJob(row, 0)),
            connection.Read(_sql["Definitions"], [], row => new StoredDefinition(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3))),
            connection.Read(_sql["Agents"], [], row => new StoredAgent(
                row.GetString(0), row.GetInt64(1), row.GetInt64(2), Text(row, 3), row.GetInt32(4), StoredTime.Read(row.GetString(5)))),
            connection.Read(_sql["Orders"], [], row => new StoredOrder(
                row.GetString(0), new IssuedOrder(row.GetInt64(1), row.GetInt64(2), JsonSerializer.Deserialize(row.GetString(3), StoreJson.Default.Order)!))),
            connection.Read(_sql["Counter"], [("name", "next_number")], row => row.GetInt32(0)).Single());
    }
}
