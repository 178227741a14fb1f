namespace Weir.Agent.Machine;

/// <summary>The first of what is to be done because of its output was not done, and is tried again.</summary>
/// <param name="At">When.</param>
internal sealed record OutputDeedPostponed(DateTimeOffset At) : JobTrigger;
