using Weir.Jobs;

namespace Weir.Schedules.Events;

/// <summary>Sets a limit's maximum until it is reset.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Maximum">Its maximum.</param>
/// <param name="Machine">The machine whose share it is; <see langword="null"/>: that of all.</param>
public sealed record SetLimitAction(ObjectName Limit, int Maximum, string? Machine) : EventAction;
