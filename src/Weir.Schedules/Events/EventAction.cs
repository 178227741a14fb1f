namespace Weir.Schedules.Events;

/// <summary>What an event does: one of the records in <c>Actions</c>, each for one verb that people have.</summary>
public abstract record EventAction;
