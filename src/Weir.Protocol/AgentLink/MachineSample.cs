namespace Weir.Protocol.AgentLink;

/// <summary>How busy a machine was for some ten seconds. All but the time and the processors in microseconds.</summary>
/// <param name="At">When they ended, by the machine's clock, UTC.</param>
/// <param name="Span">How long they were, by a clock that nobody sets.</param>
/// <param name="Processors">How many processors it has.</param>
/// <param name="Busy">Processor time of everything on it.</param>
/// <param name="Batch">Of Weir's jobs.</param>
/// <param name="Stolen">What a host below took.</param>
/// <param name="Throttled">What control groups above kept back.</param>
public sealed record MachineSample(DateTimeOffset At, long Span, int Processors, long Busy, long Batch, long Stolen, long Throttled);
