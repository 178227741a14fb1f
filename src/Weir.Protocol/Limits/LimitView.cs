namespace Weir.Protocol.Limits;

/// <summary>A named counter with a maximum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Maximum">Units there are.</param>
/// <param name="Used">Units in use.</param>
/// <param name="Holders">Jobs that use it, by number.</param>
/// <param name="Waiting">How many jobs wait for it.</param>
public sealed record LimitView(string Name, int Maximum, int Used, IReadOnlyList<int> Holders, int Waiting);
