using System.Text.Json.Serialization;
using Weir.Jobs.Orders;
using Weir.Protocol.Rules;

namespace Weir.Protocol.AgentLink;

/// <summary>
/// Orders on their way down: <c>GET /v1/agents/MACHINE/orders?after=ID&amp;rules=VERSION</c>, which waits up to 30 s for
/// something to say.
/// </summary>
/// <param name="Epoch">The server's epoch.</param>
/// <param name="Orders">Ascending ids, all after the one asked for.</param>
/// <param name="RulesVersion">The version of the rules.</param>
/// <param name="Rules">All rules for this machine where the version asked for is not the current one; else <see langword="null"/>.</param>
public sealed record OrderBatch(long Epoch, IReadOnlyList<IssuedOrder> Orders, long RulesVersion, IReadOnlyList<RuleView>? Rules)
{
    /// <summary>All variables, where there are rules; <see langword="null"/> from an older server.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PublishedVariables? Variables { get; set; }

    /// <summary>With the rules, what job definitions say of jobs that go at once; <see langword="null"/> without them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TrackedDefinition>? Tracked { get; set; }

    /// <summary>What the server wants to know of the journal; <see langword="null"/>: nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JournalInquiry? Journal { get; set; }
}
