namespace Weir.Agent.Link;

/// <summary>How the link to the server failed.</summary>
internal enum LinkFailure
{
    /// <summary>Nothing answers.</summary>
    Silence,

    /// <summary>The server answers and refuses this agent.</summary>
    Refusal,

    /// <summary>It refuses because it knows more of this agent than the journal: numbers in hand may be given already.</summary>
    OlderJournal,
}
