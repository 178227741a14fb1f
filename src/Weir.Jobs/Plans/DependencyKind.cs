namespace Weir.Jobs.Plans;

/// <summary>How a job depends on another, as the original has it.</summary>
public enum DependencyKind
{
    /// <summary>Where the other is on its schedule's day, it must be over; where it is not, nothing is waited for.</summary>
    After,

    /// <summary>The other must be on its schedule's day and over.</summary>
    Requires,

    /// <summary>The other must not be under way. It holds in one direction only.</summary>
    Conflict,

    /// <summary>Where this job is planned, the other is not.</summary>
    Exclude,

    /// <summary>The other is the container job of its sub-schedule's day, and must have begun. No definition says so: it follows.</summary>
    Container,
}
