using Weir.Jobs;

namespace Weir.Schedules.Events;

/// <summary>Defines how many queued jobs a machine runs at once.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Slots">How many.</param>
public sealed record SetSlotsAction(ObjectName Machine, int Slots) : EventAction;
