namespace Weir.Jobs.Plans;

/// <summary>A condition that an operator took off one job of the day.</summary>
/// <param name="Key">The key of its definition.</param>
/// <param name="Value">The value.</param>
/// <param name="At">When.</param>
/// <param name="By">Who, and from where.</param>
public sealed record WaivedCondition(string Key, string Value, DateTimeOffset At, string By)
{
    /// <summary>The condition.</summary>
    public JobCondition ToCondition() => new(Key, Value);

    /// <summary>A job as it was before what was taken off it since a time.</summary>
    public static Job Restore(Job job, DateTimeOffset since)
    {
        ArgumentNullException.ThrowIfNull(job);
        var later = job.Waived.Where(waived => waived.At > since).ToList();
        return later.Count == 0
            ? job
            : JobCondition.With(job, later.Select(waived => waived.ToCondition())) with
            {
                Waived = [.. job.Waived.Except(later)],
            };
    }
}
