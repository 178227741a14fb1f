using Weir.Jobs;

namespace Weir.Schedules.Events;

/// <summary>Defines whether a machine starts nothing that waits.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Draining">Whether it does not.</param>
public sealed record SetDrainingAction(ObjectName Machine, bool Draining) : EventAction;
