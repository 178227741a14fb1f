using Weir.Jobs;

namespace Weir.Schedules.Events;

/// <summary>Gives a limit its default back.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Machine">The machine whose share it is; <see langword="null"/>: that of all.</param>
public sealed record ResetLimitAction(ObjectName Limit, string? Machine) : EventAction;
