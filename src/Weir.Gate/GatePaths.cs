using System.Text;
using Weir.Jobs;
using Weir.Linux;
using Weir.Tracking.Gate;

namespace Weir.Gate;

/// <summary>Where the gate's published filter and the agent's socket are.</summary>
internal sealed class GatePaths(IReadOnlyList<byte[]> environment, byte[]? socket)
{
    /// <summary>Who asks: only root and this user are believed.</summary>
    public uint User { get; init; } = UserAccounts.CurrentUserId;

    /// <summary>The machine's own folder.</summary>
    public string Machine { get; init; } = AgentFolder.Machine;

    /// <summary>A socket that was named, which then counts instead of the published one.</summary>
    public byte[]? NamedSocket { get; } = socket ?? SocketIn(ProcessBytes.ValueOf(environment, "WEIR_SERVER"u8));

    /// <summary>
    /// The published filter's bytes; empty where there is none. Only one that root or this user wrote counts: others must not decide
    /// what becomes of this user's jobs.
    /// </summary>
    public FileView ReadFilter()
    {
        if (ProcessBytes.ValueOf(environment, "WEIR_GATE"u8) is { Length: > 0 } named)
        {
            return FileView.OpenTrusted(named);
        }

        if (NamedSocket is not null)
        {
            return FilterBeside(NamedSocket);
        }

        foreach (var folder in Folders())
        {
            var control = ControlIn(folder);
            if (control is { IsHeld: true } && FilterBeside(control.Text) is { Length: > 0 } current)
            {
                return current;
            }

            if (FilterIn(folder) is { Length: > 0 } found)
            {
                return found;
            }

            // The agent in control is gone, or starts again: what it left says what to do meanwhile.
            if (control is { IsHeld: false } && FilterBeside(control.Text) is { Length: > 0 } left)
            {
                return left;
            }
        }

        return FileView.Empty;
    }

    /// <summary>
    /// The socket to submit to: the one that was named, else that of the agent in control. Agents come and go: it is asked for before
    /// each try.
    /// </summary>
    public byte[] Socket()
    {
        if (NamedSocket is not null)
        {
            return NamedSocket;
        }

        if (ProcessBytes.ValueOf(environment, "WEIR_GATE"u8) is { Length: > 0 } named && SocketOfFilter(named) is { } chosen)
        {
            return chosen;
        }

        foreach (var folder in Folders())
        {
            if (ControlIn(folder) is { IsHeld: true } control && FileOwner.Read(control.Text) is { } owner && IsTrusted(owner))
            {
                return control.Text;
            }

            if (SocketOfFilter(FilterPath(folder)) is { } published)
            {
                return published;
            }
        }

        return DefaultSocket();
    }

    /// <summary>Where the agent that was in control listened, for who found nobody; empty where none is known to be gone.</summary>
    public string Gone()
    {
        if (NamedSocket is null)
        {
            foreach (var folder in Folders())
            {
                if (ControlIn(folder) is { IsHeld: false } control)
                {
                    return AgentFolder.Gone(Encoding.UTF8.GetString(control.Text));
                }
            }
        }

        return "";
    }

    // The socket to ask where no agent and no filter names one: one of root's or of this user's, else the machine's, where nobody answers.
    private byte[] DefaultSocket()
    {
        var folders = Folders();
        foreach (var folder in folders)
        {
            var socket = SocketOf(folder);
            if (FileOwner.Read(socket) is { } owner && IsTrusted(owner))
            {
                return socket;
            }
        }

        return SocketOf(folders[0]);
    }

    private static byte[] SocketOf(byte[] folder) => [.. folder, (byte)'/', .. Encoding.ASCII.GetBytes(AgentFolder.Socket)];

    private LockNote? ControlIn(byte[] folder) => LockNote.Read(folder, Encoding.ASCII.GetBytes(AgentFolder.Control), User);

    private static FileView FilterBeside(byte[] socket) => FilterIn(socket.AsSpan(0, Math.Max(0, socket.AsSpan().LastIndexOf((byte)'/'))));

    private static FileView FilterIn(ReadOnlySpan<byte> folder) => FileView.OpenTrusted(FilterPath(folder));

    private static byte[] FilterPath(ReadOnlySpan<byte> folder) => [.. folder, (byte)'/', .. Encoding.ASCII.GetBytes(AgentFolder.Gate)];

    private static byte[]? SocketOfFilter(byte[] path)
    {
        using var view = FileView.OpenTrusted(path);
        return GateFilter.TryParse(view.Bytes, out var filter) ? filter.Socket.ToArray() : null;
    }

    private static byte[]? SocketIn(byte[]? server) => server is not null && server.AsSpan().StartsWith("unix:"u8) ? server[5..] : null;

    // The machine's own first: its agent is in control. Never a folder that others may write: who is there first would be believed.
    private List<byte[]> Folders()
    {
        List<byte[]> folders = [Encoding.UTF8.GetBytes(Machine)];
        if (User == 0)
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

    private bool IsTrusted(uint owner) => owner == 0 || owner == User;
}
