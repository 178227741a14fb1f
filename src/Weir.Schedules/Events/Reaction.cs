namespace Weir.Schedules.Events;

/// <summary>What a definition has done when something happens.</summary>
/// <param name="On">When.</param>
/// <param name="Event">What, with placeholders that are filled then.</param>
public sealed record Reaction(EventTrigger On, EventText Event);
