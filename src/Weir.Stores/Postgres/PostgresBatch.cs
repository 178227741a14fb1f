using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Weir.Jobs;
using Weir.Stores.Json;
using Weir.Stores.Server;

namespace Weir.Stores.Postgres;

/// <summary>A server's batch as statements: one for each kind of thing, all in one round trip.</summary>
internal sealed class PostgresBatch(SqlFiles sql)
{
    public NpgsqlBatch Create(ServerBatch batch, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        var commands = new NpgsqlBatch(connection, transaction);
        Add(commands, "Count", batch.Epoch, Parameter(batch.NextNumber));
        if (batch.Jobs is { Count: > 0 } jobs)
        {
            Add(
                commands,
                "UpsertJobs",
                Column(jobs, job => job.Number.Value),
                Column(jobs, job => job.Name.Text.ToUpperInvariant()),
                Texts(jobs, job => job.User),
                Texts(jobs, job => job.Machine),
                Column(jobs, job => job.Schedule.Text.ToUpperInvariant()),
                Column(jobs, job => JobQuery.Day(job.ScheduleDate)),
                Column(jobs, job => job.State.ToString()),
                Column(jobs, job => !job.State.IsEnd()),
                Column(jobs, job => JobQuery.EndedAt(job) is { } over ? StoredTime.Text(over) : null),
                Column(jobs, job => JsonSerializer.Serialize(job, StoreJson.Default.Job)),
                Column(jobs, job => (long?)job.UserId),
                Column(jobs, job => StoredTime.Text(job.SubmittedAt))
            );
        }

        if (batch.Events is { Count: > 0 } events)
        {
            Add(
                commands,
                "InsertEvents",
                [
                    Column(events, e => e.Number.Value),
                    Column(events, e => e.At.UtcDateTime),
                    Texts(events, e => e.Code),
                    Texts(events, e => e.Text),
                    .. Actors(events, e => e.By),
                ]
            );
        }

        if (batch.Messages is { Count: > 0 } messages)
        {
            Add(
                commands,
                "InsertMessages",
                Column(messages, m => m.At.UtcDateTime),
                Column(messages, m => m.Severity.ToString()),
                Texts(messages, m => m.Code),
                Texts(messages, m => m.Text),
                Column(messages, m => m.Number?.Value)
            );
        }

        if (batch.Audit is { Count: > 0 } audit)
        {
            Add(
                commands,
                "InsertAudit",
                [
                    Column(audit, a => a.At.UtcDateTime),
                    Texts(audit, a => a.Actor.Name),
                    .. Actors(audit, a => a.Actor),
                    Texts(audit, a => a.Action),
                    Texts(audit, a => a.Kind),
                    Texts(audit, a => a.Subject.ToUpperInvariant()),
                    Texts(audit, a => a.Subject),
                    Texts(audit, a => a.Outcome.ToString()),
                    Texts(audit, a => a.Text),
                    Texts(audit, a => a.Before),
                    Texts(audit, a => a.After),
                    Texts(audit, a => a.Detail),
                ]
            );
        }

        foreach (var change in batch.Definitions)
        {
            AddDefinition(commands, change);
        }

        foreach (var record in batch.Records)
        {
            AddRecord(commands, record);
        }

        if (batch.EarlierRecords is { Count: > 0 } earlier)
        {
            Add(
                commands,
                "InsertEarlierRecords",
                Texts(earlier, r => r.Kind),
                Texts(earlier, r => r.Name),
                Texts(earlier, r => r.Body),
                Column(earlier, r => r.Until.UtcDateTime)
            );
        }

        if (batch.Agents is { Count: > 0 } agents)
        {
            Add(
                commands,
                "UpsertAgents",
                Texts(agents, a => a.Machine),
                Column(agents, a => a.FactSequence),
                Column(agents, a => a.OrderId),
                Texts(agents, a => a.BootId),
                Column(agents, a => a.Processors),
                Column(agents, a => a.SeenAt.UtcDateTime)
            );
        }

        if (batch.OrdersIssued is { Count: > 0 } orders)
        {
            Add(
                commands,
                "InsertOrders",
                Texts(orders, o => o.Machine),
                Column(orders, o => o.Order.Id),
                Column(orders, o => o.Order.Epoch),
                Column(orders, o => JsonSerializer.Serialize(o.Order.Order, StoreJson.Default.Order))
            );
        }

        foreach (var s in batch.SetAside)
        {
            Add(
                commands,
                "UpsertSetAside",
                Parameter(s.Machine),
                s.Sequence,
                s.At.UtcDateTime,
                Parameter(s.Code),
                Parameter(s.Text),
                Parameter(s.Body)
            );
        }

        foreach (var (machine, sequence) in batch.Retried)
        {
            Add(commands, "DeleteSetAside", Parameter(machine), sequence);
        }

        foreach (var lease in batch.Leased)
        {
            Add(commands, "UpsertLeased", lease.First, lease.Last, Parameter(lease.Machine));
        }

        if (batch.Tellings is { Count: > 0 } tellings)
        {
            Add(
                commands,
                "UpsertTellings",
                Column(tellings, t => t.Id),
                Texts(tellings, t => t.Notification),
                Texts(tellings, t => t.Channel),
                Texts(tellings, t => t.State),
                Column(tellings, t => t.At.UtcDateTime),
                Column(tellings, t => t.SettledAt?.UtcDateTime),
                Texts(tellings, t => t.Body)
            );
        }

        if (batch.Capacity is { Count: > 0 } capacity)
        {
            Add(
                commands,
                "UpsertCapacity",
                Texts(capacity, c => c.Kind),
                Texts(capacity, c => c.Name.ToUpperInvariant()),
                Column(capacity, c => c.Start.UtcDateTime),
                Texts(capacity, c => c.Name),
                Texts(capacity, c => c.Body)
            );
        }

        if (batch.Acknowledged is { Count: > 0 } acknowledged)
        {
            Add(
                commands,
                "AcknowledgeMessages",
                Column(acknowledged, a => a.Id),
                Column(acknowledged, a => a.At.UtcDateTime),
                Texts(acknowledged, a => a.By)
            );
        }

        if (batch.OrdersTaken.Count > 0)
        {
            Add(
                commands,
                "DeleteOrders",
                batch.OrdersTaken.Select(t => PostgresText.Clean(t.Key)).ToArray(),
                batch.OrdersTaken.Select(t => t.Value).ToArray()
            );
        }

        return commands;
    }

    private static T[] Column<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> value) => [.. rows.Select(value)];

    private static string?[] Texts<TRow>(IReadOnlyList<TRow> rows, Func<TRow, string?> value) =>
        [.. rows.Select(row => PostgresText.Clean(value(row)))];

    private static object[] Actors<TRow>(IReadOnlyList<TRow> rows, Func<TRow, Actor?> actor) =>
        [
            Texts(rows, row => actor(row)?.User),
            Column(rows, row => actor(row)?.UserId),
            Texts(rows, row => actor(row)?.Machine),
            Texts(rows, row => actor(row)?.Origin.ToString()),
            Texts(rows, row => actor(row)?.Through),
            Texts(rows, row => actor(row)?.Address),
            Texts(rows, row => actor(row)?.OnBehalfOf),
        ];

    private static NpgsqlParameter Parameter(int? value) =>
        new() { Value = value is { } number ? number : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer };

    private static NpgsqlParameter Parameter(string? value) =>
        new() { Value = (object?)PostgresText.Clean(value) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private void AddDefinition(NpgsqlBatch commands, DefinitionChange change)
    {
        var key = Parameter(change.Name.ToUpperInvariant());
        Add(
            commands,
            "InsertDefinitionChange",
            [
                Parameter(change.Kind),
                key,
                Parameter(change.Name),
                Parameter(change.Before),
                Parameter(change.After),
                change.At.UtcDateTime,
                Parameter(change.By.ToString()),
                change.Version,
                Parameter(change.By.User),
                new NpgsqlParameter { Value = (object?)change.By.UserId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
                Parameter(change.By.Machine),
                Parameter(change.By.Origin.ToString()),
                Parameter(change.By.Through),
                Parameter(change.By.Address),
                Parameter(change.By.OnBehalfOf),
            ]
        );
        if (change.After is null)
        {
            Add(commands, "DeleteDefinition", Parameter(change.Kind), key.Clone());
        }
        else
        {
            Add(
                commands,
                "UpsertDefinition",
                Parameter(change.Kind),
                key.Clone(),
                Parameter(change.Name),
                Parameter(change.After),
                change.Version
            );
        }
    }

    private void AddRecord(NpgsqlBatch commands, StoredRecord record)
    {
        var key = Parameter(record.Name.ToUpperInvariant());
        if (record.Body is null)
        {
            Add(commands, "DeleteRecord", Parameter(record.Kind), key);
        }
        else
        {
            Add(commands, "UpsertRecord", Parameter(record.Kind), key, Parameter(record.Name), Parameter(record.Body));
        }
    }

    private void Add(NpgsqlBatch commands, string name, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql[name]);
        foreach (var value in values)
        {
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        }

        commands.BatchCommands.Add(command);
    }
}
