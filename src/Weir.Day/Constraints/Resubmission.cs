using Weir.Jobs;

namespace Weir.Day.Constraints;

/// <summary>A job is a rerun that its machine has not submitted again yet: it stands in no queue either.</summary>
public sealed class Resubmission : OwnConstraint
{
    internal static Resubmission Cause { get; } = new();

    /// <inheritdoc/>
    public override string Code => HolderCodes.Resubmitting;

    /// <inheritdoc/>
    public override HolderManager Manager => HolderManager.Machine;

    /// <inheritdoc/>
    public override bool IsStored => false;

    /// <summary>The holder that is kept with the job.</summary>
    public static Holder CreateHolder(string machine, DateTimeOffset since) =>
        Cause.HolderOf($"{machine} has not submitted it again yet", since, $"the agent on {machine} takes the order");

    /// <summary>Whether it holds a job.</summary>
    internal static bool Holds(Job job) => Cause.IsKeptWith(job);
}
