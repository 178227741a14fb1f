namespace Weir.Protocol.AgentLink;

/// <summary>Samples of a machine, oldest first. They are no facts: what is lost is missing, and counts as zero.</summary>
/// <param name="Clock">The machine's clock as it sends them, UTC.</param>
/// <param name="Samples">1 to 1,440 of them.</param>
public sealed record SampleBatch(DateTimeOffset Clock, IReadOnlyList<MachineSample> Samples);
