using System.Text.Json;
using Weir.Jobs;
using Weir.Stores.Json;
using Weir.Stores.Sqlite;

namespace Weir.Stores.Server;

/// <summary>The server's statements on SQLite's writing connection.</summary>
internal sealed class ServerTarget : IWriterTarget, IDisposable
{
    private readonly List<SqliteStatement> _statements = [];
    private readonly SqliteStatement _upsertJob;
    private readonly SqliteStatement _replaceJob;
    private readonly SqliteStatement _insertEvent;
    private readonly SqliteStatement _insertMessage;
    private readonly SqliteStatement _upsertDefinition;
    private readonly SqliteStatement _deleteDefinition;
    private readonly SqliteStatement _upsertRecord;
    private readonly SqliteStatement _deleteRecord;
    private readonly SqliteStatement _insertEarlierRecord;
    private readonly SqliteStatement _purgeEarlierRecords;
    private readonly SqliteStatement _insertDefinitionChange;
    private readonly SqliteStatement _upsertAgent;
    private readonly SqliteStatement _insertOrder;
    private readonly SqliteStatement _deleteOrders;
    private readonly SqliteStatement _setCounter;
    private readonly SqliteStatement _counter;
    private readonly SqliteStatement _raiseEpoch;
    private readonly SqliteStatement _purgeJobs;
    private readonly SqliteStatement _deleteEvents;
    private readonly SqliteStatement _purgeMessages;
    private readonly SqliteStatement _insertAudit;
    private readonly SqliteStatement _purgeAudit;
    private readonly SqliteStatement _upsertSetAside;
    private readonly SqliteStatement _deleteSetAside;
    private readonly SqliteStatement _purgeSetAside;
    private readonly SqliteStatement _upsertLeased;
    private readonly SqliteStatement _upsertTelling;
    private readonly SqliteStatement _purgeTellings;
    private readonly SqliteStatement _acknowledgeMessage;
    private readonly SqliteStatement _upsertCapacity;
    private readonly SqliteStatement _purgeCapacity;

    public ServerTarget(SqliteFile file, SqlFiles sql)
    {
        string[] job =
        [
            "number",
            "name",
            "user",
            "machine",
            "schedule",
            "schedule_date",
            "state",
            "active",
            "over_at",
            "body",
            "user_id",
            "submitted_at",
        ];
        _upsertJob = Prepare("UpsertJob", job);
        _replaceJob = Prepare("ReplaceJob", job);
        _insertEvent = Prepare("InsertEvent", ["number", "at", "code", "text", .. ActorColumns.Names]);
        _insertMessage = Prepare("InsertMessage", "at", "severity", "code", "text", "number");
        _upsertDefinition = Prepare("UpsertDefinition", "kind", "key", "name", "body", "version");
        _deleteDefinition = Prepare("DeleteDefinition", "kind", "key");
        _upsertRecord = Prepare("UpsertRecord", "kind", "key", "name", "body");
        _deleteRecord = Prepare("DeleteRecord", "kind", "key");
        _insertEarlierRecord = Prepare("InsertEarlierRecord", "kind", "name", "body", "until");
        _purgeEarlierRecords = Prepare("PurgeEarlierRecords", "limit", "before");
        _insertDefinitionChange = Prepare(
            "InsertDefinitionChange",
            ["kind", "key", "name", "before", "after", "at", "by", "version", .. ActorColumns.Names]
        );
        _upsertAgent = Prepare("UpsertAgent", "machine", "fact_sequence", "order_id", "boot_id", "processors", "seen_at");
        _insertOrder = Prepare("InsertOrder", "machine", "id", "epoch", "body");
        _deleteOrders = Prepare("DeleteOrders", "machine", "id");
        _setCounter = Prepare("SetCounter", "value", "name");
        _counter = Prepare("Counter", "name");
        _raiseEpoch = Prepare("RaiseEpoch");
        _purgeJobs = Prepare("PurgeJobs", "before", "limit");
        _deleteEvents = Prepare("DeleteEvents", "number");
        _purgeMessages = Prepare("PurgeMessages", "limit", "before");
        _insertAudit = Prepare("InsertAudit", AuditColumns.Names);
        _purgeAudit = Prepare("PurgeAudit", "limit", "before");
        _upsertSetAside = Prepare("UpsertSetAside", "machine", "sequence", "at", "code", "text", "body");
        _deleteSetAside = Prepare("DeleteSetAside", "machine", "sequence");
        _purgeSetAside = Prepare("PurgeSetAside", "before", "limit");
        _upsertLeased = Prepare("UpsertLeased", "first", "last", "machine");
        _upsertTelling = Prepare("UpsertTelling", "id", "notification", "channel", "state", "at", "settled_at", "body");
        _purgeTellings = Prepare("PurgeTellings", "before", "limit");
        _acknowledgeMessage = Prepare("AcknowledgeMessage", "at", "by", "id");
        _upsertCapacity = Prepare("UpsertCapacity", "kind", "key", "start", "name", "body");
        _purgeCapacity = Prepare("PurgeCapacity", "before", "limit");

        SqliteStatement Prepare(string name, params string[] parameters)
        {
            var statement = new SqliteStatement(file.Writer, sql[name], parameters);
            _statements.Add(statement);
            return statement;
        }
    }

    public long RaiseEpoch() => (long)_raiseEpoch.Value()!;

    /// <summary>Writes all of a batch.</summary>
    /// <param name="batch">What changed.</param>
    /// <param name="bodies">The jobs' JSON, in their order, made before the transaction began.</param>
    public bool Write(ServerBatch batch, IReadOnlyList<string> bodies)
    {
        var epoch = (long)_counter.Value("epoch")!;
        if (epoch != batch.Epoch)
        {
            throw Lease.Lost(batch.Epoch, epoch);
        }

        for (var i = 0; i < batch.Jobs.Count; i++)
        {
            var job = batch.Jobs[i];
            object?[] values =
            [
                job.Number.Value,
                job.Name.Text.ToUpperInvariant(),
                job.User,
                job.Machine,
                job.Schedule.Text.ToUpperInvariant(),
                JobQuery.Day(job.ScheduleDate),
                job.State.ToString(),
                job.State.IsEnd() ? 0 : 1,
                JobQuery.EndedAt(job) is { } over ? StoredTime.Text(over) : null,
                bodies[i],
                job.UserId,
                StoredTime.Text(job.SubmittedAt),
            ];
            if (_upsertJob.Run(values) == 0)
            {
                _replaceJob.Run(values);
            }
        }

        foreach (var e in batch.Events)
        {
            _insertEvent.Run([e.Number.Value, StoredTime.Text(e.At), e.Code, e.Text, .. ActorColumns.From(e.By)]);
        }

        foreach (var m in batch.Messages)
        {
            _insertMessage.Run(StoredTime.Text(m.At), m.Severity.ToString(), m.Code, m.Text, m.Number?.Value);
        }

        foreach (var a in batch.Audit)
        {
            _insertAudit.Run(AuditColumns.From(a));
        }

        foreach (var change in batch.Definitions)
        {
            Write(change);
        }

        foreach (var record in batch.Records)
        {
            Write(record);
        }

        foreach (var r in batch.EarlierRecords)
        {
            _insertEarlierRecord.Run(r.Kind, r.Name, r.Body, StoredTime.Text(r.Until));
        }

        foreach (var a in batch.Agents)
        {
            _upsertAgent.Run(a.Machine, a.FactSequence, a.OrderId, a.BootId, a.Processors, StoredTime.Text(a.SeenAt));
        }

        foreach (var (machine, order) in batch.OrdersIssued)
        {
            _insertOrder.Run(machine, order.Id, order.Epoch, JsonSerializer.Serialize(order.Order, StoreJson.Default.Order));
        }

        foreach (var (machine, id) in batch.OrdersTaken)
        {
            _deleteOrders.Run(machine, id);
        }

        foreach (var s in batch.SetAside)
        {
            _upsertSetAside.Run(s.Machine, s.Sequence, StoredTime.Text(s.At), s.Code, s.Text, s.Body);
        }

        foreach (var (machine, sequence) in batch.Retried)
        {
            _deleteSetAside.Run(machine, sequence);
        }

        foreach (var lease in batch.Leased)
        {
            _upsertLeased.Run(lease.First, lease.Last, lease.Machine);
        }

        foreach (var t in batch.Tellings)
        {
            _upsertTelling.Run(
                t.Id,
                t.Notification,
                t.Channel,
                t.State,
                StoredTime.Text(t.At),
                t.SettledAt is { } settled ? StoredTime.Text(settled) : null,
                t.Body
            );
        }

        foreach (var a in batch.Acknowledged)
        {
            _acknowledgeMessage.Run(StoredTime.Text(a.At), a.By, a.Id);
        }

        foreach (var c in batch.Capacity)
        {
            _upsertCapacity.Run(c.Kind, c.Name.ToUpperInvariant(), StoredTime.Text(c.Start), c.Name, c.Body);
        }

        if (batch.NextNumber is { } next)
        {
            _setCounter.Run(next, "next_number");
        }

        return true;
    }

    /// <summary>Forgets some of the jobs that were over before, with their histories; returns how many.</summary>
    public int PurgeJobs(DateTimeOffset before, int most)
    {
        var numbers = _purgeJobs.Numbers(StoredTime.Text(before), most);
        foreach (var number in numbers)
        {
            _deleteEvents.Run(number);
        }

        return numbers.Count;
    }

    /// <summary>Forgets some of the messages from before; returns how many.</summary>
    public int PurgeMessages(DateTimeOffset before, int most) => _purgeMessages.Run(most, StoredTime.Text(before));

    /// <summary>Forgets some of the audit from before; returns how many entries.</summary>
    public int PurgeAudit(DateTimeOffset before, int most) => _purgeAudit.Run(most, StoredTime.Text(before));

    /// <summary>Forgets some of what records said until a time before; returns how many.</summary>
    public int PurgeEarlierRecords(DateTimeOffset before, int most) => _purgeEarlierRecords.Run(most, StoredTime.Text(before));

    /// <summary>Forgets some of the facts set aside before; returns how many.</summary>
    public int PurgeSetAside(DateTimeOffset before, int most) => _purgeSetAside.Run(StoredTime.Text(before), most);

    /// <summary>Forgets some of what people were told before; returns how many.</summary>
    public int PurgeTellings(DateTimeOffset before, int most) => _purgeTellings.Run(StoredTime.Text(before), most);

    /// <summary>Forgets some of the five minutes of use from before; returns how many.</summary>
    public int PurgeCapacity(DateTimeOffset before, int most) => _purgeCapacity.Run(StoredTime.Text(before), most);

    public void BeforeCommit() { }

    public void Committed() { }

    public void RolledBack() { }

    public void Dispose() => _statements.ForEach(statement => statement.Dispose());

    private void Write(DefinitionChange change)
    {
        var key = change.Name.ToUpperInvariant();
        _insertDefinitionChange.Run([
            change.Kind,
            key,
            change.Name,
            change.Before,
            change.After,
            StoredTime.Text(change.At),
            change.By.ToString(),
            change.Version,
            .. ActorColumns.From(change.By),
        ]);
        if (change.After is null)
        {
            _deleteDefinition.Run(change.Kind, key);
        }
        else
        {
            _upsertDefinition.Run(change.Kind, key, change.Name, change.After, change.Version);
        }
    }

    private void Write(StoredRecord record)
    {
        var key = record.Name.ToUpperInvariant();
        if (record.Body is null)
        {
            _deleteRecord.Run(record.Kind, key);
        }
        else
        {
            _upsertRecord.Run(record.Kind, key, record.Name, record.Body);
        }
    }
}
