namespace Weir.Agent.Machine;

/// <summary>Let something happen to it after a pause.</summary>
/// <param name="Pause">How long.</param>
/// <param name="Event">What happens then.</param>
internal sealed record TriggerLater(TimeSpan Pause, JobTrigger Event) : JobEffect;
