namespace Weir.Protocol.Variables;

/// <summary>Which variable shows a job's state now.</summary>
/// <param name="Job">The job.</param>
/// <param name="Variable">As <c>OWNER/NAME</c>; <see langword="null"/>: none.</param>
/// <param name="Text">What was done.</param>
public sealed record MonitorMoved(int Job, string? Variable, string Text);
