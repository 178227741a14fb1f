namespace Weir.Schedules.Events;

/// <summary>Lets jobs go again.</summary>
/// <param name="Gradually">Whether a portion at a time.</param>
public sealed record OpenWeirAction(bool Gradually) : EventAction;
