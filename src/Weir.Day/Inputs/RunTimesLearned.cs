using Weir.Schedules.Expectations;

namespace Weir.Day.Inputs;

/// <summary>The last runs of a job, as the store has them: see <see cref="DayState.NeedsRunTimes"/>.</summary>
/// <param name="Job">Whose runs they are.</param>
/// <param name="Runs">The runs, in no order; those that the day saw itself may be among them.</param>
public sealed record RunTimesLearned(JobName Job, IReadOnlyList<RunTime> Runs) : Input;
