namespace Weir.Agent.Link;

/// <summary>
/// The server answers and will not have this agent, or what it says cannot be followed: to ask again at once changes nothing.
/// </summary>
internal sealed class LinkRefusedException(string message, bool isOlderJournal = false) : Exception(message)
{
    /// <summary>Whether the server knows more of this agent than its journal.</summary>
    public bool IsOlderJournal { get; } = isOlderJournal;
}
