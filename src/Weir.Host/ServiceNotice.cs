using System.Net.Sockets;

namespace Weir.Host;

/// <summary>Tells a service manager that waits for it (systemd's <c>Type=notify</c>) how things stand.</summary>
internal static class ServiceNotice
{
    public static void Ready() => Send("READY=1"u8);

    /// <summary>For its watchdog.</summary>
    public static void Alive() => Send("WATCHDOG=1"u8);

    public static void Stopping() => Send("STOPPING=1"u8);

    private static void Send(ReadOnlySpan<byte> state)
    {
        if (Environment.GetEnvironmentVariable("NOTIFY_SOCKET") is not { Length: > 1 } path)
        {
            return;
        }

        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            socket.SendTo(state, new UnixDomainSocketEndPoint(path[0] == '@' ? "\0" + path[1..] : path));
        }
        catch (SocketException gone)
        {
            System.Console.Error.WriteLine($"weir: the service manager's socket does not take it: {gone.Message}");
        }
    }
}
