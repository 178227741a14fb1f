using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>Somebody has something to tell the operators.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Caller">Who.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Text">What.</param>
public sealed record PostMessage(long Id, Caller Caller, MessageSeverity Severity, string Text) : Input;
