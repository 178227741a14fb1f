using Weir.Agent.Placeholders;
using Weir.Protocol.AgentLink;
using Weir.Protocol.Rules;

namespace Weir.Agent.Gate;

/// <summary>
/// Takes the rules that the server sends, and the variables with them: kept, published for the gate, and then told to those who wait for
/// them.
/// </summary>
internal sealed class RuleUpdate(RuleCache rules, VariableCache variables, GateFilePublisher publisher)
{
    /// <summary>The version in force; -1 before the first.</summary>
    public long Version => rules.Version;

    /// <summary>Takes over what an earlier agent had.</summary>
    public void Restore(IReadOnlyDictionary<string, string> settings)
    {
        // Where the variables are damaged the rules' version is not known either, and both are sent again.
        variables.Restore(settings);
        rules.Restore(settings);
    }

    public async Task ApplyAsync(
        long version,
        IReadOnlyList<RuleView> views,
        IReadOnlyList<TrackedDefinition> tracked,
        PublishedVariables? published
    )
    {
        // The version is written last: a crash between the two has both sent again.
        await variables.StoreAsync(published).ConfigureAwait(false);
        await rules.StoreAsync(version, views, tracked).ConfigureAwait(false);
        publisher.Publish();
        rules.Announce(version);
    }
}
