namespace Weir.Agent.Link;

/// <summary>
/// The server answers and will not have this agent, or what it says cannot be followed: to ask again at once changes nothing.
/// </summary>
internal sealed class LinkRefusedException(string message) : Exception(message);
