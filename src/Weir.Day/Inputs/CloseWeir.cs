using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>Let nothing go any more that waits for the day's word.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Caller">Who asks, and why.</param>
/// <param name="Except">Service groups of the active policy whose jobs go all the same.</param>
public sealed record CloseWeir(long Id, Caller Caller, IReadOnlyList<ObjectName> Except) : Input;
