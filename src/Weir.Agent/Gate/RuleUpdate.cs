using Weir.Protocol.Rules;

namespace Weir.Agent.Gate;

/// <summary>Takes the rules that the server sends: kept, published for the gate, and then told to those who wait for them.</summary>
internal sealed class RuleUpdate(RuleCache rules, GateFilePublisher publisher)
{
    /// <summary>The version in force; -1 before the first.</summary>
    public long Version => rules.Version;

    public async Task ApplyAsync(long version, IReadOnlyList<RuleView> views)
    {
        await rules.StoreAsync(version, views).ConfigureAwait(false);
        publisher.Publish();
        rules.Announce(version);
    }
}
