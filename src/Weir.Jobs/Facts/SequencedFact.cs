using System.Text.Json.Serialization;

namespace Weir.Jobs.Facts;

/// <summary>A fact with its place in its agent's journal.</summary>
/// <param name="Sequence">Rises by one for each fact of an agent, from 1.</param>
/// <param name="Fact">What happened.</param>
public sealed record SequencedFact([property: JsonRequired] long Sequence, [property: JsonRequired] Fact Fact)
{
    /// <summary>
    /// Of a submission: whether its machine has let the job go, held or ended it by itself since. What it did follows, perhaps in another
    /// message.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ActedOn { get; init; }
}
