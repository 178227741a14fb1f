using System.Text.Json;
using Weir.Notices;
using Weir.Server.Definitions;
using Weir.Stores;
using Weir.Stores.Server;

namespace Weir.Server.Notices;

/// <summary>Tellings as rows of the outbox.</summary>
internal static class StoredTellings
{
    public static StoredTelling From(Telling telling) =>
        new(
            telling.Id,
            telling.Notification,
            telling.Channel,
            telling.State.ToString(),
            telling.First.At,
            telling.SettledAt,
            JsonSerializer.Serialize(telling, StoredJson.Default.Telling)
        );

    /// <summary>Reads rows; one that cannot be read is left as it is, and noted.</summary>
    public static IReadOnlyList<Telling> Read(IEnumerable<StoredTelling> rows, Action<UnreadableRow> note)
    {
        List<Telling> tellings = [];
        foreach (var row in rows)
        {
            try
            {
                var telling = JsonSerializer.Deserialize(row.Body, StoredJson.Default.Telling);
                if (telling is { Notices.Count: > 0 })
                {
                    tellings.Add(telling with { Id = row.Id });
                    continue;
                }

                note(new UnreadableRow("row of the outbox", $"{row.Id}", "it says nothing"));
            }
            catch (JsonException bad)
            {
                note(new UnreadableRow("row of the outbox", $"{row.Id}", bad.Message));
            }
        }

        return tellings;
    }
}
