using System.Text.Json;
using Weir.Jobs.Orders;
using Weir.Stores.Json;

namespace Weir.Stores.Agent;

/// <summary>An entry as values to bind, made on the caller's thread so that the writer only writes.</summary>
internal sealed class PreparedEntry
{
    public PreparedEntry(JournalEntry entry, DateTimeOffset now)
    {
        Entry = entry;
        Submission = entry.Submission is { } s
            ? [s.Number.Value, s.Key.ToByteArray(bigEndian: true), .. SubmitterColumns.Values(s.Submitter), s.Bytes]
            : null;
        Jobs = [.. entry.Jobs.Select(JournalRow.Values)];
        Orders = [.. entry.Orders.Select(order => Values(order, now))];
        Facts = [.. entry.Facts.Select(fact => (StoredTime.Text(fact.At), JsonSerializer.Serialize(fact, StoreJson.Default.Fact)))];
    }

    public JournalEntry Entry { get; }

    public object?[]? Submission { get; }

    public IReadOnlyList<object?[]> Jobs { get; }

    public IReadOnlyList<object?[]> Orders { get; }

    public IReadOnlyList<(string At, string Body)> Facts { get; }

    private static object?[] Values(IssuedOrder order, DateTimeOffset now) =>
        [
            order.Id,
            order.Epoch,
            order.Order.Number.Value,
            (order.Order as Rerun)?.NewNumber.Value,
            StoredTime.Text(now),
            JsonSerializer.Serialize(order.Order, StoreJson.Default.Order),
        ];
}
