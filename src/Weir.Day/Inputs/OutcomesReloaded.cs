using Weir.Day.Dependencies;

namespace Weir.Day.Inputs;

/// <summary>How jobs ended that others wait for, as the store has it: see <see cref="DayState.NeedsOutcomes"/>.</summary>
/// <param name="Needed">What was asked for.</param>
/// <param name="Runs">Jobs of those names that are over; others of the day may be among them.</param>
public sealed record OutcomesReloaded(OutcomesNeeded Needed, IReadOnlyList<PredecessorRun> Runs) : Input;
