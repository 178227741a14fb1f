namespace Weir.Jobs;

/// <summary>By what a caller is known, beside the kernel's word.</summary>
public enum CredentialKind
{
    /// <summary>A bearer token.</summary>
    Token,

    /// <summary>A session of the console.</summary>
    Session,

    /// <summary>The token of an agent that passes a request on for a user of its machine.</summary>
    Agent,
}
