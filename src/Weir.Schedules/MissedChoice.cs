namespace Weir.Schedules;

/// <summary>Which starts are made up whose time passed while the server was down.</summary>
public enum MissedChoice
{
    /// <summary>None.</summary>
    Skip,

    /// <summary>Of each job the last one.</summary>
    Latest,

    /// <summary>All of them.</summary>
    All,
}
