namespace Weir.Jobs;

/// <summary>
/// The folder in which whoever was not told a socket looks for the agent: its names. The agent in control of the gate holds
/// <see cref="Control"/>, and has written there where it listens, which may be elsewhere.
/// </summary>
public static class AgentFolder
{
    /// <summary>The machine's own, which is root's; a user's is below what his environment names.</summary>
    public const string Machine = "/run/weir";

    /// <summary>The lock of the agent in control; its note is the agent's socket.</summary>
    public const string Control = "control";

    /// <summary>The socket of an agent that was given no other.</summary>
    public const string Socket = "weir.sock";

    /// <summary>The published filter, which lies beside the socket.</summary>
    public const string Gate = "gate";

    /// <summary>The end of a sentence for who found nobody: where the agent listened that was in control.</summary>
    public static string Gone(string socket) => $"; the agent that was in control listened at {Printable.Escape(socket)} and is gone";
}
