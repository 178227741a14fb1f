using Weir.Jobs;
using Weir.Stores.Sqlite;

namespace Weir.Stores.Agent;

/// <summary>The journal's statements on the writing connection, and its counters in step with the transactions.</summary>
internal sealed class JournalTarget : IWriterTarget, IDisposable
{
    private const int PurgedTogether = 500;

    private readonly SqliteStatement _insertSubmission;
    private readonly SqliteStatement _findKey;
    private readonly SqliteStatement _upsertJob;
    private readonly SqliteStatement _insertOrder;
    private readonly SqliteStatement _insertFact;
    private readonly SqliteStatement _upsertSetting;
    private readonly SqliteStatement _deleteSetting;
    private readonly SqliteStatement _setCounter;
    private readonly SqliteStatement _firstFactKept;
    private readonly SqliteStatement _purgeFacts;
    private readonly SqliteStatement _purgeJobs;
    private readonly SqliteStatement _deleteSubmission;
    private readonly SqliteStatement _purgeOrders;
    private readonly CaptureStatements _captures;
    private JournalCounters _durable;
    private JournalCounters _now;

    public JournalTarget(SqliteFile file, SqlFiles sql, JournalCounters counters)
    {
        _durable = _now = counters;
        var writer = file.Writer;
        _insertSubmission = new(writer, sql["InsertSubmission"], "number", "key", "user", "user_id", "group_id", "groups", "bytes");
        _findKey = new(writer, sql["FindKey"], "user_id", "key");
        _upsertJob = new(writer, sql["UpsertJob"], [.. JournalRow.Columns]);
        _insertOrder = new(writer, sql["InsertOrder"], "id", "epoch", "number", "new_number", "received_at", "body");
        _insertFact = new(writer, sql["InsertFact"], "sequence", "at", "body");
        _upsertSetting = new(writer, sql["UpsertSetting"], "name", "value");
        _deleteSetting = new(writer, sql["DeleteSetting"], "name");
        _setCounter = new(writer, sql["SetCounter"], "value", "name");
        _firstFactKept = new(writer, sql["FirstFactKept"], "before", "taken");
        _purgeFacts = new(writer, sql["PurgeFacts"], "first_kept", "limit");
        _purgeJobs = new(writer, sql["PurgeJobs"], "before", "limit");
        _deleteSubmission = new(writer, sql["DeleteSubmission"], "number");
        _purgeOrders = new(writer, sql["PurgeOrders"], "before");
        _captures = new(file, sql);
    }

    public JournalReceipt Write(PreparedEntry prepared)
    {
        if (prepared.Submission is { } submission && _insertSubmission.Run(submission) == 0)
        {
            return new JournalReceipt(
                _now.LastSequence,
                new TrackingNumber(Convert.ToInt32(_findKey.Value(submission[3], submission[1]), null))
            );
        }

        foreach (var job in prepared.Jobs)
        {
            _upsertJob.Run(job);
        }

        foreach (var order in prepared.Orders)
        {
            _insertOrder.Run(order);
            _now = _now with { LastOrder = Math.Max(_now.LastOrder, (long)order[0]!) };
        }

        if (prepared.Entry.LastOrder is { } last)
        {
            _now = _now with { LastOrder = Math.Max(_now.LastOrder, last) };
        }

        if (prepared.Entry.FactsAfter is { } known)
        {
            _now = _now with { LastSequence = Math.Max(_now.LastSequence, known) };
        }

        foreach (var (at, body) in prepared.Facts)
        {
            _now = _now with { LastSequence = _now.LastSequence + 1 };
            _insertFact.Run(_now.LastSequence, at, body);
        }

        if (prepared.Entry.FactsTaken is { } taken)
        {
            _now = _now with { FactsTaken = Math.Max(_now.FactsTaken, Math.Min(taken, _now.LastSequence)) };
        }

        foreach (var change in prepared.Entry.Captures)
        {
            _captures.Run(change);
        }

        foreach (var (name, value) in prepared.Entry.Settings)
        {
            _ = value is null ? _deleteSetting.Run(name) : _upsertSetting.Run(name, value);
        }

        return new JournalReceipt(_now.LastSequence, null);
    }

    /// <summary>Forgets some of the acknowledged facts from the oldest on; returns whether there may be more.</summary>
    public bool PurgeFacts(DateTimeOffset before)
    {
        var firstKept = _firstFactKept.Value(StoredTime.Text(before), _now.FactsTaken) ?? _now.LastSequence + 1;
        return _purgeFacts.Run(firstKept, PurgedTogether) == PurgedTogether;
    }

    /// <summary>
    /// Forgets some of the jobs that ended before; returns their numbers, fewer than <see cref="PurgedTogether"/> at the end.
    /// </summary>
    public IReadOnlyList<TrackingNumber> PurgeJobs(DateTimeOffset before, out bool more)
    {
        var numbers = _purgeJobs.Numbers(StoredTime.Text(before), PurgedTogether);
        foreach (var number in numbers)
        {
            _deleteSubmission.Run(number);
        }

        more = numbers.Count == PurgedTogether;
        return [.. numbers.Select(number => new TrackingNumber((int)number))];
    }

    public int PurgeOrders(DateTimeOffset before) => _purgeOrders.Run(StoredTime.Text(before));

    public void BeforeCommit()
    {
        Set("last_sequence", _durable.LastSequence, _now.LastSequence);
        Set("facts_taken", _durable.FactsTaken, _now.FactsTaken);
        Set("last_order", _durable.LastOrder, _now.LastOrder);
    }

    public void Committed() => _durable = _now;

    public void RolledBack() => _now = _durable;

    public void Dispose()
    {
        foreach (
            var statement in (ReadOnlySpan<SqliteStatement>)
                [
                    _insertSubmission,
                    _findKey,
                    _upsertJob,
                    _insertOrder,
                    _insertFact,
                    _upsertSetting,
                    _deleteSetting,
                    _setCounter,
                    _firstFactKept,
                    _purgeFacts,
                    _purgeJobs,
                    _deleteSubmission,
                    _purgeOrders,
                ]
        )
        {
            statement.Dispose();
        }

        _captures.Dispose();
    }

    private void Set(string name, long durable, long now)
    {
        if (durable != now)
        {
            _setCounter.Run(now, name);
        }
    }
}
