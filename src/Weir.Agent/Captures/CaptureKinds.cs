namespace Weir.Agent.Captures;

/// <summary>The kinds of sources of captures.</summary>
internal static class CaptureKinds
{
    public const string Job = "job";
    public const string Terminal = "terminal";
    public const string User = "user";

    /// <summary>All of them, for messages.</summary>
    public const string Allowed = "job, terminal, user";
}
