namespace Weir.Agent.Machine;

/// <summary>It was taken in and may go without the server. Nothing is started yet: its submitter is to hear of it first.</summary>
/// <param name="ServerAway">Whether it goes only because the server is away and its rule lets it.</param>
internal sealed record Admitted(bool ServerAway) : JobTrigger
{
    /// <inheritdoc />
    public override string Doing => "taking in";
}
