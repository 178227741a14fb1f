using Weir.Jobs.Properties;

namespace Weir.Schedules.Events;

/// <summary>Deletes a property.</summary>
/// <param name="Property">Which.</param>
public sealed record DeletePropertyAction(PropertyPath Property) : EventAction;
