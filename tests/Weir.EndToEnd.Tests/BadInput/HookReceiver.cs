using System.Net;
using System.Threading.Channels;

namespace Weir.EndToEnd.Tests.BadInput;

/// <summary>A web server that answers each post with the status that it is told, and keeps the posts.</summary>
internal sealed class HookReceiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Channel<(string Key, string Body)> _posts = Channel.CreateUnbounded<(string, string)>();
    private readonly Task _serving;

    public HookReceiver(int port)
    {
        Address = $"http://127.0.0.1:{port}/";
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address { get; }

    public int Status { get; set; } = 200;

    public ValueTask<(string Key, string Body)> NextAsync(CancellationToken cancellationToken) =>
        _posts.Reader.ReadAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var http = await _listener.GetContextAsync();
                using var reader = new StreamReader(http.Request.InputStream);
                var body = await reader.ReadToEndAsync();
                http.Response.StatusCode = Status;
                http.Response.Close();
                _posts.Writer.TryWrite((http.Request.Headers["Idempotency-Key"]!, body));
            }
        }
        catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
        {
            return;
        }
    }
}
