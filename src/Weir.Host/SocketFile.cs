using System.Net.Sockets;
using Weir.Linux;

namespace Weir.Host;

/// <summary>The Unix socket's place: its folder, a stale one from a kill, its mode.</summary>
internal static class SocketFile
{
    private const UnixFileMode Folder =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    /// <summary>Makes room for the socket. One that nobody answers on is left over from a kill and goes.</summary>
    public static void Prepare(string path)
    {
        try
        {
            CreateFolder(Path.GetDirectoryName(path) ?? "/");
            if (FileStatus.At(path) is not { } there)
            {
                return;
            }

            if (!there.IsSocket)
            {
                throw new StartException($"{path} is no socket and is left alone: choose another with --socket");
            }

            if (Answers(path))
            {
                throw new StartException($"another weir listens on {path}: stop that one, or choose another socket with --socket");
            }

            File.Delete(path);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"{path} cannot be the socket ({ErrorText.From(refusal)}): choose another with --socket");
        }
    }

    /// <summary>Makes the folder that holds the socket, for everybody to pass.</summary>
    public static void CreateFolder(string path) => Directory.CreateDirectory(path, Folder);

    /// <summary>Lets everybody connect: the kernel says who it is.</summary>
    public static void Open(string path)
    {
        try
        {
            SocketName.OpenToEverybody(path);
        }
        catch (LinuxException refusal)
        {
            throw new StartException($"{refusal.Message}: choose another with --socket");
        }
    }

    /// <summary>Whether somebody listens on a socket that is there.</summary>
    public static bool Answers(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException refused) when (refused.SocketErrorCode is SocketError.ConnectionRefused or SocketError.AddressNotAvailable)
        {
            return false;
        }
        catch (SocketException)
        {
            // Somebody is there who does not take this one: not a Weir, or nobody's business.
            return true;
        }
    }
}
