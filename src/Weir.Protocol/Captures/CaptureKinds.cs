namespace Weir.Protocol.Captures;

/// <summary>The kinds of sources of captures.</summary>
public static class CaptureKinds
{
    /// <summary>What the jobs of a name submit.</summary>
    public const string Job = "job";

    /// <summary>What is submitted at a terminal.</summary>
    public const string Terminal = "terminal";

    /// <summary>What a user submits.</summary>
    public const string User = "user";

    /// <summary>All of them, for messages.</summary>
    public const string Allowed = "job, terminal, user";
}
