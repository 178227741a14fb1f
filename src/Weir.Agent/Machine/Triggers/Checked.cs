namespace Weir.Agent.Machine;

/// <summary>Its folder and its processes were looked at.</summary>
/// <param name="Reason">Why.</param>
/// <param name="ExitCode">With what the process over it ended, where that is known; a shepherd says so of what the machine was
/// short.</param>
/// <param name="IsAgain">Whether it is the look that <see cref="CheckLater"/> asked for.</param>
internal sealed record Checked(CheckReason Reason, int? ExitCode = null, bool IsAgain = false) : JobTrigger;
