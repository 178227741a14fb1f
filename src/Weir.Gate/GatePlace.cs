using Weir.Linux;

namespace Weir.Gate;

/// <summary>Where the gate's published filter and the agent's socket are.</summary>
internal sealed class GatePlace(IReadOnlyList<byte[]> environment, byte[]? socket)
{
    /// <summary>A socket that was named, which then counts instead of the published one.</summary>
    public byte[]? NamedSocket { get; } = socket ?? SocketIn(ProcessBytes.ValueOf(environment, "WEIR_SERVER"u8));

    /// <summary>
    /// The published filter's bytes; empty where there is none. Only one that root or this user wrote counts: others must not decide
    /// what becomes of this user's jobs.
    /// </summary>
    public byte[] ReadFilter()
    {
        if (ProcessBytes.ValueOf(environment, "WEIR_GATE"u8) is { Length: > 0 } named)
        {
            return ProcessBytes.ReadTrusted(named);
        }

        if (NamedSocket is not null)
        {
            return ProcessBytes.ReadTrusted([.. NamedSocket.AsSpan(0, NamedSocket.AsSpan().LastIndexOf((byte)'/') + 1), .. "gate"u8]);
        }

        foreach (var folder in Folders())
        {
            if (ProcessBytes.ReadTrusted([.. folder, .. "/gate"u8]) is { Length: > 0 } found)
            {
                return found;
            }
        }

        return [];
    }

    /// <summary>
    /// The socket to ask where no filter names one: one of root's or of this user's, else the machine's, where nobody answers.
    /// </summary>
    public byte[] DefaultSocket()
    {
        var folders = Folders();
        foreach (var folder in folders)
        {
            byte[] socket = [.. folder, .. "/weir.sock"u8];
            if (FileOwner.Of(socket) is { } owner && IsTrusted(owner))
            {
                return socket;
            }
        }

        return [.. folders[0], .. "/weir.sock"u8];
    }

    private static byte[]? SocketIn(byte[]? server) => server is not null && server.AsSpan().StartsWith("unix:"u8) ? server[5..] : null;

    // The machine's own first: its agent is in control. Never a folder that others may write: who is there first would be believed.
    private List<byte[]> Folders()
    {
        List<byte[]> folders = ["/run/weir"u8.ToArray()];
        if (UserAccounts.CurrentUserId == 0)
        {
            return folders;
        }

        if (ProcessBytes.ValueOf(environment, "XDG_RUNTIME_DIR"u8) is { Length: > 0 } own)
        {
            folders.Add([.. own, .. "/weir"u8]);
        }
        else if (ProcessBytes.ValueOf(environment, "XDG_STATE_HOME"u8) is { Length: > 0 } state)
        {
            folders.Add([.. state, .. "/weir/run"u8]);
        }
        else if (ProcessBytes.ValueOf(environment, "HOME"u8) is { Length: > 0 } home)
        {
            folders.Add([.. home, .. "/.local/state/weir/run"u8]);
        }

        return folders;
    }

    private static bool IsTrusted(uint owner) => owner == 0 || owner == UserAccounts.CurrentUserId;
}
