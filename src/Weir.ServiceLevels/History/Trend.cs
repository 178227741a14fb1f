namespace Weir.ServiceLevels.History;

/// <summary>Where the selection point goes.</summary>
public enum Trend
{
    /// <summary>Too little is known.</summary>
    Unknown,

    /// <summary>Jobs are selected from lower buckets than before.</summary>
    Improving,

    /// <summary>As before.</summary>
    Steady,

    /// <summary>Jobs are selected from higher buckets than before.</summary>
    Worsening,
}
