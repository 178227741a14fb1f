using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>Let jobs go again.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Gradually">Whether each machine gets a portion at a time, until nothing waits for it any more.</param>
public sealed record OpenWeir(long Id, Caller Caller, bool Gradually) : Input;
