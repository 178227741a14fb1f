namespace Weir.Ways.Cron;

/// <summary>What cron takes a line for.</summary>
internal enum CrontabLineKind
{
    /// <summary>Blank, or a comment.</summary>
    Comment,

    /// <summary><c>NAME = value</c>, for the lines after it.</summary>
    Setting,

    /// <summary>When, as whom (in system tables) and what.</summary>
    Entry,
}
