namespace Weir.Jobs;

/// <summary>How far a role's right to an operation goes.</summary>
public enum Reach
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Own jobs; of an agent: its own machine. Others are as if they were not there.</summary>
    Own,

    /// <summary>All there is.</summary>
    All,
}
