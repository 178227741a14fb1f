using System.Diagnostics.CodeAnalysis;

namespace Weir.Protocol.Client;

/// <summary>Where a Weir answers: a Unix socket, or https (http only on this machine).</summary>
public sealed record ServerAddress
{
    /// <summary>What is accepted, for error messages.</summary>
    public const string Allowed = "unix:/PATH, https://HOST[:PORT], or http:// on this machine";

    /// <summary>The longest path the kernel takes for a socket, in bytes.</summary>
    public const int MaximumSocketPath = 107;

    private ServerAddress(string? socket, Uri baseAddress)
    {
        Socket = socket;
        Base = baseAddress;
    }

    /// <summary>The socket's path, or <see langword="null"/> for TCP.</summary>
    public string? Socket { get; }

    /// <summary>
    /// Who may listen on the socket besides root, where the address was not named but guessed; <see langword="null"/>: whoever named it
    /// knows.
    /// </summary>
    public uint? Listener { get; private init; }

    /// <summary>Where the agent listened that was in control and is gone; <see langword="null"/> where none is known to be.</summary>
    public string? Gone { get; init; }

    /// <summary>Requests are relative to it.</summary>
    public Uri Base { get; }

    /// <summary>A Unix socket.</summary>
    public static ServerAddress OfSocket(string path) => new(path, new Uri("http://localhost/"));

    /// <summary>A Unix socket that nobody named: only root and this user are believed there.</summary>
    public static ServerAddress OfDefaultSocket(string path, uint user) => OfSocket(path) with { Listener = user };

    /// <summary>Reads an address, or says no.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ServerAddress? address)
    {
        address = null;
        if (text is null)
        {
            return false;
        }

        if (text.StartsWith("unix:", StringComparison.Ordinal) || text.StartsWith('/'))
        {
            var path = text.StartsWith('/') ? text : text[5..];
            if (!path.StartsWith('/') || System.Text.Encoding.UTF8.GetByteCount(path) > MaximumSocketPath)
            {
                return false;
            }

            address = OfSocket(path);
            return true;
        }

        if (
            !Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var uri)
            || uri.Query.Length > 0
            || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        )
        {
            return false;
        }

        address = new ServerAddress(null, uri);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => Socket is null ? Base.ToString().TrimEnd('/') : "unix:" + Socket;
}
