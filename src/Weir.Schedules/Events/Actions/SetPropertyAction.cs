using Weir.Jobs.Properties;

namespace Weir.Schedules.Events;

/// <summary>Sets a property.</summary>
/// <param name="Property">Which.</param>
/// <param name="Value">What it is to hold.</param>
/// <param name="MustExist">Whether it is refused where it is new.</param>
public sealed record SetPropertyAction(PropertyPath Property, string Value, bool MustExist) : EventAction;
