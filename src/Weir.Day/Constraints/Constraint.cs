using Weir.Day.Service;
using Weir.Jobs;

namespace Weir.Day.Constraints;

/// <summary>One cause that can hold jobs, and all that is known about it.</summary>
public abstract class Constraint
{
    private protected Constraint() { }

    /// <summary>Its word, one of <see cref="HolderCodes"/>.</summary>
    public abstract string Code { get; }

    /// <summary>Who holds a job by it.</summary>
    public abstract HolderManager Manager { get; }

    /// <summary>Whether a job that it holds is delayed: its turn and capacity do not make it so.</summary>
    public virtual bool Delays => true;

    /// <summary>What can be done against it; <see langword="null"/> where nothing but time or an event helps.</summary>
    public virtual RemedyKind? Remedy => null;

    /// <summary>Whether what is stored says if it held a job at an earlier moment.</summary>
    public virtual bool IsStored => true;

    /// <summary>Whether it is told in a section of its own, and not among what else its manager holds.</summary>
    public virtual bool HasOwnSection => false;

    private protected Holder HolderOf(string text, DateTimeOffset since, string release) => new(Manager, Code, text, since, release);
}
