using System.Globalization;
using System.Text;
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

    /// <summary>The socket to ask where no filter names one.</summary>
    public byte[] DefaultSocket()
    {
        byte[] last = [];
        foreach (var folder in Folders())
        {
            last = [.. folder, .. "/weir.sock"u8];
            if (FileOwner.Of(last) is { } owner && IsTrusted(owner))
            {
                return last;
            }
        }

        return last;
    }

    private static byte[]? SocketIn(byte[]? server) => server is not null && server.AsSpan().StartsWith("unix:"u8) ? server[5..] : null;

    // The machine's own first: its agent is in control.
    private List<byte[]> Folders()
    {
        List<byte[]> folders = ["/run/weir"u8.ToArray()];
        var user = UserAccounts.CurrentUserId;
        if (user != 0)
        {
            folders.Add(ProcessBytes.ValueOf(environment, "XDG_RUNTIME_DIR"u8) is { Length: > 0 } own
                ? [.. own, .. "/weir"u8]
                : Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"/tmp/weir-{user}")));
        }

        return folders;
    }

    private static bool IsTrusted(uint owner) => owner == 0 || owner == UserAccounts.CurrentUserId;
}
