using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Weir.Notifications.Tests;

/// <summary>A real HTTP server that keeps what is posted.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookReceiver(WebApplication app) => _app = app;

    public ConcurrentQueue<(IHeaderDictionary Headers, byte[] Body)> Posts { get; } = [];

    /// <summary>What it answers.</summary>
    public int Status { get; set; } = 204;

    public Uri Address => new(_app.Urls.First() + "/hook");

    public static async Task<WebhookReceiver> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var receiver = new WebhookReceiver(builder.Build());
        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync(cancellationToken);
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        // Copied: the server uses its own again for the next request.
        Posts.Enqueue((new HeaderDictionary(http.Request.Headers.ToDictionary()), body.ToArray()));
        http.Response.StatusCode = Status;
        http.Response.Headers.Location = "http://127.0.0.1:1/";
    }
}
