using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Schedules.Events;

/// <summary>Adds a job of a definition to a schedule's day.</summary>
/// <param name="Job">The job and its day.</param>
/// <param name="Frequency">The frequency whose times count; <see langword="null"/>: the job's first.</param>
/// <param name="Properties">What the job is told.</param>
/// <param name="Held">Whether it is held until somebody releases it.</param>
/// <param name="Reopens">Whether a completed day is opened again by it.</param>
public sealed record AddJobAction(JobTarget Job, ObjectName? Frequency, IReadOnlyList<JobProperty> Properties, bool Held, bool Reopens)
    : EventAction;
