using System.Text.Json.Serialization;

namespace Weir.Protocol.Jobs;

/// <summary>What an action did.</summary>
/// <param name="Job">The job afterwards; for <c>rerun</c> the new one.</param>
/// <param name="Text">One sentence for the terminal.</param>
public sealed record JobActed(JobView Job, string Text)
{
    /// <summary>What runs since a start, where this machine's agent has seen it begin.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StartedAs? Started { get; set; }
}
