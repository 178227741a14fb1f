using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Weir.Linux;

namespace Weir.Gate;

/// <summary>One HTTP/1.0 request to the agent, its answer read line by line to the end of the connection.</summary>
internal sealed class AgentCall : IDisposable
{
    private readonly RawConnection _connection;
    private byte[] _buffer = new byte[1024];
    private int _start,
        _end;
    private long _received,
        _whole = long.MaxValue;

    private AgentCall(RawConnection connection) => _connection = connection;

    /// <summary>The status of the answer.</summary>
    public int Status { get; private set; }

    /// <summary>
    /// Sends a request and reads the head of its answer; <see langword="null"/> where that does not happen within the time.
    /// </summary>
    public static AgentCall? TrySend(
        ReadOnlySpan<byte> socket,
        string method,
        string path,
        string mediaType,
        ReadOnlySpan<byte> body,
        int milliseconds
    ) => TrySend(socket, method, path, mediaType, body, milliseconds, out _);

    /// <summary>The same, and whether there was a connection: then the request may have been taken, with or without an answer.</summary>
    public static AgentCall? TrySend(
        ReadOnlySpan<byte> socket,
        string method,
        string path,
        string mediaType,
        ReadOnlySpan<byte> body,
        int milliseconds,
        out bool isConnected
    )
    {
        var until = Environment.TickCount64 + milliseconds;
        isConnected = false;
        if (RawConnection.TryConnect(socket, milliseconds, out _) is not { } connection)
        {
            return null;
        }

        isConnected = true;

        var call = new AgentCall(connection);
        var head = Encoding.ASCII.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{method} {path} HTTP/1.0\r\nHost: weir\r\nContent-Type: {mediaType}\r\nContent-Length: {body.Length}\r\n\r\n"
            )
        );
        // One write for most submissions: the agent then finds head and body together.
        // Who has no place for this connection says so before it is written to.
        _ = connection.TryWrite([.. head, .. body]);
        if (call.TryReadHead(until))
        {
            return call;
        }

        call.Dispose();
        return null;
    }

    /// <summary>
    /// The next line without its end; <see langword="false"/> at the end, when the connection breaks and when the time runs out.
    /// </summary>
    public bool TryReadLine(int milliseconds, out ReadOnlySpan<byte> line)
    {
        var until = milliseconds < 0 ? long.MaxValue : Environment.TickCount64 + milliseconds;
        return TryReadLine(until, out line);
    }

    /// <summary>What a refusal says.</summary>
    public string ReadProblem()
    {
        const int Patience = 2000;
        StringBuilder text = new();
        while (TryReadLine(Patience, out var line))
        {
            text.Append(Encoding.UTF8.GetString(line)).Append('\n');
        }

        // The last line of JSON has no end.
        text.Append(Encoding.UTF8.GetString(_buffer.AsSpan(_start, _end - _start)));
        if (ProblemText.DetailOf(text.ToString()) is { } detail)
        {
            return detail;
        }

        // Not a problem document: the status says all there is.
        return string.Create(CultureInfo.InvariantCulture, $"the agent answered {Status}");
    }

    public void Dispose() => _connection.Dispose();

    private bool TryReadHead(long until)
    {
        if (!TryReadLine(until, out var first) || StatusIn(first.TrimEnd((byte)'\r')) is not { } status)
        {
            return false;
        }

        Status = status;
        var length = -1L;
        while (TryReadLine(until, out var line))
        {
            line = line.TrimEnd((byte)'\r');
            var name = "Content-Length: "u8;
            if (line.IsEmpty)
            {
                _whole = length < 0 ? long.MaxValue : _received - (_end - _start) + length;
                return true;
            }

            if (
                line.Length > name.Length
                && Ascii.EqualsIgnoreCase(line[..name.Length], name)
                && Utf8Parser.TryParse(line[name.Length..], out long told, out _)
            )
            {
                length = told;
            }
        }

        return false;
    }

    // "HTTP/1.1 200 OK". Anything else is not from an agent, and says nothing about a submission.
    private static int? StatusIn(ReadOnlySpan<byte> line)
    {
        const int Digits = 3,
            Least = 100;
        var version = "HTTP/1.x "u8;
        return
            line.Length >= version.Length + Digits
            && line.StartsWith(version[..^2])
            && line[version.Length - 1] == (byte)' '
            && (line.Length == version.Length + Digits || line[version.Length + Digits] == (byte)' ')
            && Utf8Parser.TryParse(line.Slice(version.Length, Digits), out int status, out var read)
            && read == Digits
            && status >= Least
            ? status
            : null;
    }

    private bool TryReadLine(long until, out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            var found = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (found >= 0)
            {
                line = _buffer.AsSpan(_start, found);
                _start += found + 1;
                return true;
            }

            if (_received >= _whole)
            {
                // All of it is here; the agent takes its time to close the connection.
                line = default;
                return false;
            }

            EnsureRoom();
            var wait = until == long.MaxValue ? -1 : (int)Math.Max(0, until - Environment.TickCount64);
            var count = _connection.Read(_buffer.AsSpan(_end), wait);
            if (count <= 0)
            {
                line = default;
                return false;
            }

            _end += count;
            _received += count;
        }
    }

    private void EnsureRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}
