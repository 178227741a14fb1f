using Weir.Jobs;

namespace Weir.Schedules.Events;

/// <summary>Holds all new work.</summary>
/// <param name="Except">Service groups whose jobs go all the same.</param>
/// <param name="Text">Why.</param>
public sealed record CloseWeirAction(IReadOnlyList<ObjectName> Except, string Text) : EventAction;
