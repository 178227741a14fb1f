namespace Weir.Execution;

/// <summary>What a job's folder says about its start.</summary>
public enum StartMark
{
    /// <summary>Nobody started it.</summary>
    None,

    /// <summary>The agent closed it: nobody can start it any more.</summary>
    Sealed,

    /// <summary>It was started; it may be over.</summary>
    Started,
}
