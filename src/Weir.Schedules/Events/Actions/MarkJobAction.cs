using Weir.Jobs;

namespace Weir.Schedules.Events;

/// <summary>Says how a job that is over is to count.</summary>
/// <param name="Job">The job.</param>
/// <param name="As">A word of <see cref="JobMarks"/>.</param>
/// <param name="Text">Why.</param>
public sealed record MarkJobAction(JobTarget Job, string As, string? Text) : EventAction;
