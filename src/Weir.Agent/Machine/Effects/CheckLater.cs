namespace Weir.Agent.Machine;

/// <summary>Look at it again after a pause: nobody says when there is news. One look is awaited at a time.</summary>
/// <param name="Pause">How long.</param>
internal sealed record CheckLater(TimeSpan Pause) : JobEffect;
