using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// The name of a user id for the native program, whose C library is linked in and has no name service: from <c>/etc/passwd</c>,
/// else from wherever <c>getent</c> finds it.
/// </summary>
public static class AccountName
{
    /// <summary>The name; the number as text where there is no account.</summary>
    public static string Find(uint userId)
    {
        var number = userId.ToString(CultureInfo.InvariantCulture);
        return In(ProcessBytes.ReadFile("/etc/passwd"), userId) ?? In(Ask(number), userId) ?? number;
    }

    /// <summary>The first field of the line whose third is the user id.</summary>
    internal static string? In(ReadOnlySpan<byte> accounts, uint userId)
    {
        while (!accounts.IsEmpty)
        {
            var end = accounts.IndexOf((byte)'\n');
            var line = end < 0 ? accounts : accounts[..end];
            accounts = end < 0 ? default : accounts[(end + 1)..];
            var name = NextField(ref line);
            NextField(ref line);
            var id = NextField(ref line);
            // "+" and "-" begin lines of a name service that getent knows.
            if (
                name.Length > 0
                && name[0] is not ((byte)'+' or (byte)'-')
                && Utf8Parser.TryParse(id, out uint found, out var used)
                && used == id.Length
                && found == userId
            )
            {
                return Encoding.UTF8.GetString(name);
            }
        }

        return null;
    }

    private static ReadOnlySpan<byte> NextField(scoped ref ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        var field = colon < 0 ? line : line[..colon];
        line = colon < 0 ? default : line[(colon + 1)..];
        return field;
    }

    private static unsafe byte[] Ask(string number)
    {
        var ends = stackalloc int[2];
        if (Libc.Pipe(ends, Libc.OCloseOnExec) != 0)
        {
            return [];
        }

        var none = StandardStreams.OpenNull();
        try
        {
            var child = Spawner.Spawn(
                "/usr/bin/getent",
                ["getent"u8.ToArray(), "passwd"u8.ToArray(), Encoding.ASCII.GetBytes(number)],
                [],
                [(none, 0), (ends[1], 1), (none, 2)],
                newSession: false
            );
            _ = Libc.Close(ends[1]);
            ends[1] = -1;
            var answer = Descriptors.ReadAll(ends[0]);
            _ = ChildWait.ForEnd(child);
            return answer;
        }
        catch (LinuxException)
        {
            // No getent on this machine: the number is all there is.
            return [];
        }
        finally
        {
            _ = Libc.Close(none);
            _ = Libc.Close(ends[0]);
            if (ends[1] >= 0)
            {
                _ = Libc.Close(ends[1]);
            }
        }
    }
}
