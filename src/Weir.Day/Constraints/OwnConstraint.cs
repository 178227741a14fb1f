using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Day.Constraints;

/// <summary>
/// A cause that is the job's own. A job that one of them holds stands in no lane and costs selection nothing, until an event
/// removes the cause and the job is put again. Its holder is kept with the job, or follows from what the job says.
/// </summary>
public abstract class OwnConstraint : Constraint
{
    private protected OwnConstraint() { }

    /// <inheritdoc/>
    public sealed override bool Delays => true;

    /// <summary>Whether a job does not age while this holds it: its user, or whoever defined it, wants it later.</summary>
    internal virtual bool StopsAgeing(Job job) => false;

    /// <summary>The conditions of the job's definition that hold it by this: an operator may take each off it.</summary>
    internal virtual IReadOnlyList<JobCondition> Conditions(DayState day, Job job) => [];

    /// <summary>Whether it holds the job.</summary>
    internal virtual bool Blocks(DayState day, Job job, DateTimeOffset now) => IsKeptWith(job);

    /// <summary>Its holder, where that is not kept with the job; <see langword="null"/> where it is, or where there is none.</summary>
    internal virtual Holder? Explain(DayState day, Job job, DateTimeOffset now) => null;

    /// <summary>The same, for who may be told of others or not.</summary>
    internal virtual Holder? Explain(DayState day, Job job, DateTimeOffset now, ExplanationScope scope) => Explain(day, job, now);

    /// <summary>Whether its holder is kept with the job.</summary>
    private protected bool IsKeptWith(Job job)
    {
        for (var i = 0; i < job.Holds.Count; i++)
        {
            if (job.Holds[i].Code == Code)
            {
                return true;
            }
        }

        return false;
    }
}
