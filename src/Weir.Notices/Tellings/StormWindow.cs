namespace Weir.Notices;

/// <summary>How often a notification was told in the hour from a moment on.</summary>
internal sealed class StormWindow(DateTimeOffset from)
{
    /// <summary>What is beyond the most is gathered under this.</summary>
    public const string Group = "storm";

    public DateTimeOffset From { get; } = from;

    public int Told { get; set; }
}
