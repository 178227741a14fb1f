using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>
/// A job that is over, as the store has it, because a later input of the same batch is about it: see
/// <see cref="DayState.NeedsStored"/>. Facts about jobs that are over come late, but come.
/// </summary>
public sealed record JobReloaded(Job Job) : Input;
