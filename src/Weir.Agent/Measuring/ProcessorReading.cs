using Weir.Linux;

namespace Weir.Agent.Measuring;

/// <summary>What the machine's processors have done since it started.</summary>
/// <param name="All">Everything on it.</param>
/// <param name="Batch">Weir's jobs; 0 where no control group counts them.</param>
/// <param name="Throttled">What each control group above kept back.</param>
internal sealed record ProcessorReading(ProcessorTimes All, TimeSpan Batch, IReadOnlyList<TimeSpan> Throttled);
