namespace Weir.Agent.Machine;

/// <summary>Its processes were asked to end.</summary>
/// <param name="Taken">Whether any was there to take it.</param>
/// <param name="Reachable">Whether it is known which processes are its own.</param>
/// <param name="Grace">How long they have.</param>
/// <param name="Since">When they were asked first; <see langword="null"/>: just now.</param>
internal sealed record Terminated(bool Taken, bool Reachable, TimeSpan Grace, TimeSpan? Since) : JobTrigger
{
    /// <inheritdoc />
    public override string Doing => "ending";
}
