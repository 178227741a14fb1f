namespace Weir.Day.Dependencies;

/// <summary>How things are with what a job depends on.</summary>
internal enum DependencyStatus
{
    /// <summary>It does not hold the job.</summary>
    Met,

    /// <summary>It may yet be met by itself.</summary>
    Waits,

    /// <summary>It is not met unless somebody acts: what is over ended otherwise.</summary>
    Never,

    /// <summary>The store has not been asked yet how jobs ended that are over.</summary>
    Unknown,
}
