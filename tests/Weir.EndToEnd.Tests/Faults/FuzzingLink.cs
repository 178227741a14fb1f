using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>
/// A socket between an agent and its server that passes on what both say, or other bytes in place of what the server says.
/// </summary>
internal sealed class FuzzingLink : IAsyncDisposable
{
    private const int ReadAtOnce = 16 * 1024;
    private const int MostChanged = 64;
    private const int LeastChanged = 16;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentBag<Task> _passing = [];
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _server;
    private readonly Task _accepting;
    private Random? _random;

    public FuzzingLink(string path, string server)
    {
        _server = server;
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        _accepting = Accept();
    }

    /// <summary>How many answers were changed or cut so far.</summary>
    public int Changed { get; private set; }

    /// <summary>From now on answers are changed; the connections that wait for one are cut, so that they ask again.</summary>
    public void Begin(Random random)
    {
        _random = random;
        Cut();
    }

    /// <summary>From now on all is passed on as it is.</summary>
    public void End()
    {
        _random = null;
        Cut();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        Cut();
        await _accepting;
        await Task.WhenAll(_passing);
        _listener.Dispose();
        _end.Dispose();
    }

    private void Cut()
    {
        foreach (var socket in _open.Keys)
        {
            socket.Dispose();
        }
    }

    private async Task Accept()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                _passing.Add(Pass(await _listener.AcceptAsync(_end.Token)));
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task Pass(Socket agent)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (agent)
        {
            _open[agent] = _open[server] = true;
            try
            {
                await server.ConnectAsync(new UnixDomainSocketEndPoint(_server), CancellationToken.None);
                await Task.WhenAny(Copy(agent, server, isAnswer: false), Copy(server, agent, isAnswer: true));
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
                TestContext.Current.SendDiagnosticMessage("a connection of the link was cut: {0}", gone.Message);
            }

            _open.TryRemove(agent, out _);
            _open.TryRemove(server, out _);
        }
    }

    private async Task Copy(Socket from, Socket to, bool isAnswer)
    {
        var bytes = new byte[ReadAtOnce];
        try
        {
            while (await from.ReceiveAsync(bytes, _end.Token) is > 0 and var read)
            {
                if (isAnswer && _random is { } random && !Change(bytes.AsSpan(0, read), random))
                {
                    return;
                }

                for (var sent = 0; sent < read; )
                {
                    sent += await to.SendAsync(bytes.AsMemory(sent, read - sent), _end.Token);
                }
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side is gone, and so is the other one then.
            TestContext.Current.SendDiagnosticMessage("a connection of the link is gone: {0}", gone.Message);
        }
    }

    // So many other bytes at once that what is left is never another order by chance. Returns whether anything is to be passed on.
    [SuppressMessage("Security", "CA5394", Justification = "The bytes are to be the same in every run of a seed.")]
    private bool Change(Span<byte> bytes, Random random)
    {
        lock (random)
        {
            var choice = random.Next(4);
            if (choice == 0)
            {
                return true;
            }

            Changed++;
            var at = random.Next(bytes.Length);
            random.NextBytes(bytes[at..Math.Min(bytes.Length, at + random.Next(LeastChanged, MostChanged))]);
            return choice != 1;
        }
    }
}
