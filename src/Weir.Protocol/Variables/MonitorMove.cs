namespace Weir.Protocol.Variables;

/// <summary>Which variable is to show a job's state from now on.</summary>
/// <param name="Variable">Its name; <see langword="null"/> ends the monitoring.</param>
public sealed record MonitorMove(string? Variable)
{
    /// <summary>Why; kept with the action.</summary>
    public string? Text { get; set; }
}
