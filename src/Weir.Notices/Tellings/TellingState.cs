namespace Weir.Notices;

/// <summary>What became of a telling.</summary>
public enum TellingState
{
    /// <summary>It is to be told, and is tried until it is.</summary>
    Pending,

    /// <summary>The channel took it.</summary>
    Sent,

    /// <summary>The channel refused it for good, or did not take it for too long.</summary>
    GivenUp,

    /// <summary>Somebody acknowledged before it was due.</summary>
    Acknowledged,

    /// <summary>The job was all right again before it was due.</summary>
    Recovered,

    /// <summary>Its notification or channel was taken away before it was told.</summary>
    Withdrawn,

    /// <summary>It waited in a backup that was restored: it may have been told since.</summary>
    Restored,
}
