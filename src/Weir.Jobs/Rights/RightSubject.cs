namespace Weir.Jobs;

/// <summary>What an operation is about.</summary>
public enum RightSubject
{
    /// <summary>No job: all of it or nothing.</summary>
    Nothing,

    /// <summary>One job.</summary>
    Job,

    /// <summary>Many jobs: those of others are left out and not counted.</summary>
    Jobs,

    /// <summary>A machine.</summary>
    Machine,
}
