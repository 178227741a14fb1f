using System.Net.Sockets;
using System.Text;

namespace Weir.Gate.Tests;

/// <summary>
/// Listens on a Unix socket and answers each connection with what the test has written down for it, byte for byte; the last answer
/// is given to all further ones.
/// </summary>
internal sealed class FakeAgent : IAsyncDisposable
{
    private readonly Scratch _folder = new();
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _ends = new();
    private readonly List<Exchange> _exchanges = [];
    private readonly Func<Exchange, Task>[] _answers;
    private readonly Task _listening;

    private FakeAgent(Func<Exchange, Task>[] answers)
    {
        _answers = answers;
        _listener.Bind(new UnixDomainSocketEndPoint(_folder["weir.sock"]));
        _listener.Listen();
        _listening = Task.Run(ListenAsync);
    }

    public byte[] Socket => Encoding.UTF8.GetBytes(_folder["weir.sock"]);

    /// <summary>The requests so far.</summary>
    public IReadOnlyList<Exchange> Exchanges
    {
        get
        {
            lock (_exchanges)
            {
                return [.. _exchanges];
            }
        }
    }

    public static FakeAgent Answering(params Func<Exchange, Task>[] answers) => new(answers);

    /// <summary>One that writes these texts, one a connection, and closes.</summary>
    public static FakeAgent Saying(params string[] answers) =>
        new([.. answers.Select(text => (Func<Exchange, Task>)(exchange => exchange.SayAsync(text)))]);

    /// <summary>One that takes what is sent and never answers.</summary>
    public static FakeAgent Silent() => new([exchange => exchange.StaySilentAsync()]);

    public static string Head(int status, string more = "") => $"HTTP/1.1 {status} Some Words\r\nContent-Type: text/plain\r\n{more}\r\n";

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        _listener.Dispose();
        await _listening;
        _ends.Dispose();
        _folder.Dispose();
    }

    private async Task ListenAsync()
    {
        List<Task> all = [];
        try
        {
            for (var count = 0; ; count++)
            {
                var connection = await _listener.AcceptAsync(_ends.Token);
                all.Add(AnswerAsync(connection, _answers[Math.Min(count, _answers.Length - 1)]));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            await Task.WhenAll(all);
        }
    }

    private async Task AnswerAsync(Socket connection, Func<Exchange, Task> answer)
    {
        await using var stream = new NetworkStream(connection, ownsSocket: true);
        try
        {
            var exchange = await Exchange.ReadAsync(stream, _ends.Token);
            lock (_exchanges)
            {
                _exchanges.Add(exchange);
            }

            await answer(exchange);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // The caller went, or the test is over.
        }
    }
}
