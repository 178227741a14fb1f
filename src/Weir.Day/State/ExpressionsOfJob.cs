using Weir.Jobs;
using Weir.Schedules.Events;
using Weir.Schedules.Expressions;

namespace Weir.Day.State;

/// <summary>The expressions of one job, and what it was last known to be held by.</summary>
internal sealed class ExpressionsOfJob(Job job)
{
    /// <summary>Each as the job asks it, in the order of its definition.</summary>
    public IReadOnlyList<AskedExpression> All { get; } = [.. job.Expressions.Select(text => AskedExpression.By(job, text))];

    /// <summary>Whether it was held when it was last asked.</summary>
    public bool WasHeld { get; set; }

    /// <summary>What the expressions name that may change.</summary>
    public IEnumerable<PlaceholderName> Kept => All.SelectMany(asked => asked.Kept).Distinct();

    /// <summary>Whether they are those of the job as it is now: what a name is of a job follows from these.</summary>
    public bool IsOf(Job now) =>
        ReferenceEquals(job.Expressions, now.Expressions) && ReferenceEquals(job.Plan, now.Plan) && job.Machine == now.Machine;

    /// <summary>Whether one of them is false.</summary>
    public bool Hold(Func<PlaceholderName, ExpressionValue?> values)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (!All[i].Ask(values).IsTrue)
            {
                return true;
            }
        }

        return false;
    }
}
