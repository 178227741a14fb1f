using System.Text.Json.Serialization;

namespace Weir.Jobs.Facts;

/// <summary>The shepherd is gone and left no end: the outcome is unknown, or the machine restarted under it.</summary>
/// <param name="At">When noticed, UTC.</param>
/// <param name="Number">The job.</param>
/// <param name="MachineRestarted">Whether a changed boot id proves that it failed.</param>
/// <param name="Text">What is known.</param>
public sealed record JobLost(DateTimeOffset At, TrackingNumber Number, bool MachineRestarted, [property: JsonRequired] string Text)
    : JobFact(At, Number);
