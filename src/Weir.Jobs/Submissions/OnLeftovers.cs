namespace Weir.Jobs;

/// <summary>
/// What becomes of the processes that a job leaves when its command ends by itself. A cancel ends all of them in any case.
/// </summary>
public enum OnLeftovers
{
    /// <summary>The job is over when the last of them has ended.</summary>
    Wait,

    /// <summary>They are killed, and the job is over then.</summary>
    Kill,

    /// <summary>The job is over, and they run on.</summary>
    Keep,
}
