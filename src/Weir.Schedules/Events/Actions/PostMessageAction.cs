using Weir.Jobs;

namespace Weir.Schedules.Events;

/// <summary>Tells the operators something.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Text">What.</param>
public sealed record PostMessageAction(MessageSeverity Severity, string Text) : EventAction;
