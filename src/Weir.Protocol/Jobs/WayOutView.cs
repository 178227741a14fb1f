namespace Weir.Protocol.Jobs;

/// <summary>What would let a job go.</summary>
/// <param name="Text">What, and what comes of it: <c>limit AR.DEVELOP 3 -> 4: starts now</c>.</param>
/// <param name="Command">The command that does it.</param>
/// <param name="StartsNow">Whether the job then starts at once; else something else still holds it.</param>
/// <param name="Needs">The role that may do it: user, operator or administrator.</param>
public sealed record WayOutView(string Text, string Command, bool StartsNow, string Needs);
