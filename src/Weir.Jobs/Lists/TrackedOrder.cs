namespace Weir.Jobs;

/// <summary>In which order the tracking log is listed. The original's list has the same two.</summary>
public enum TrackedOrder
{
    /// <summary>The newest submission first.</summary>
    Time,

    /// <summary>By job name, the newest first among those of one name.</summary>
    Name,
}
