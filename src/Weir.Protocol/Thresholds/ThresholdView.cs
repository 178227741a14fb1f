namespace Weir.Protocol.Thresholds;

/// <summary>A named number that jobs wait for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it is; 0 where nobody has set it.</param>
/// <param name="Waiting">How many jobs it holds now.</param>
public sealed record ThresholdView(string Name, int Value, int Waiting)
{
    /// <summary>When it was set last; <see langword="null"/>: nobody has set it, and a job that waits needs it.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>By whom, and from where.</summary>
    public string? By { get; set; }
}
