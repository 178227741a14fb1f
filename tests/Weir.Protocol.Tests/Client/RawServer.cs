using System.Net.Sockets;
using System.Text;

namespace Weir.Protocol.Tests.Client;

/// <summary>
/// Listens on a Unix socket and answers each request with these bytes, whatever they are, and closes; after that only silence where
/// the test wants it.
/// </summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weir-raw-").FullName;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _ends = new();
    private readonly Task _listening;

    private RawServer(string answer, bool staysSilent)
    {
        _listener.Bind(new UnixDomainSocketEndPoint(Path));
        _listener.Listen();
        _listening = Task.Run(() => ListenAsync(Encoding.UTF8.GetBytes(answer), staysSilent));
    }

    public string Path => System.IO.Path.Join(_folder, "weir.sock");

    public static RawServer Closing(string answer) => new(answer, staysSilent: false);

    public static RawServer Hanging(string answer) => new(answer, staysSilent: true);

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        _listener.Dispose();
        await _listening;
        _ends.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ListenAsync(byte[] answer, bool staysSilent)
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptAsync(_ends.Token);
                await using var stream = new NetworkStream(connection);
                // The heads that these tests send come in one piece.
                if (await stream.ReadAsync(new byte[4096], _ends.Token) > 0)
                {
                    await stream.WriteAsync(answer, _ends.Token);
                }

                if (staysSilent)
                {
                    await new TaskCompletionSource().Task.WaitAsync(_ends.Token);
                }
            }
        }
        catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException or IOException or SocketException)
        {
            // The test is over.
            return;
        }
    }
}
