using Weir.Server.Agents;

namespace Weir.Server.Queries;

/// <summary>Which rules are in force at the server; agents say which they have.</summary>
public static class RulesVersion
{
    /// <summary>The version; other rules have another.</summary>
    public static Task<long> RulesVersionAsync(this WeirServer server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        return server.ReadAsync(view => PublishedRules.VersionOf(view.Definitions), cancellationToken);
    }
}
