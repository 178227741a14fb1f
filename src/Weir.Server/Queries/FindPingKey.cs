using Weir.Jobs;
using Weir.Server.Definitions;

namespace Weir.Server.Queries;

/// <summary>Whose ping key one is.</summary>
public static class FindPingKey
{
    /// <summary>The schedule whose jobs may be pinged with a key; <see langword="null"/> where it is no key.</summary>
    public static ObjectName? FindPinged(this WeirServer server, string key)
    {
        ArgumentNullException.ThrowIfNull(server);
        return server.Day.Catalog.Records.Find(RecordKinds.PingKey, Secrets.HashOf(key)) is { } stored
            ? DefinitionSets.Read(stored, StoredJson.Default.PingKeyRecord).Schedule
            : null;
    }
}
