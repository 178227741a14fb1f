using Weir.Linux;

namespace Weir.Agent.Machine;

/// <summary>A job that was noticed has ended.</summary>
/// <param name="At">When.</param>
/// <param name="Status">How; <see langword="null"/> where its end was not seen.</param>
/// <param name="CpuMicroseconds">Its processor time, as far as it is known.</param>
internal sealed record NoticedEnd(DateTimeOffset At, ExitStatus? Status, long CpuMicroseconds) : JobTrigger
{
    /// <inheritdoc />
    public override string Doing => "ending";
}
