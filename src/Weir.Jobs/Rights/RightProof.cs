namespace Weir.Jobs;

/// <summary>What a caller has to be known by for an operation.</summary>
public enum RightProof
{
    /// <summary>The kernel's word, a token or a session.</summary>
    Any,

    /// <summary>The kernel's word, or a token whose maker allowed it to make tokens.</summary>
    MakesTokens,

    /// <summary>The kernel's word or a token: no session lengthens itself.</summary>
    NoSession,

    /// <summary>The kernel's word; of an agent, its token.</summary>
    Kernel,
}
