using Microsoft.AspNetCore.Server.Kestrel.Core;
using Weir.Jobs;
using Weir.Web.Callers;
using Weir.Web.Connections;

namespace Weir.Host;

/// <summary>Where and how Kestrel listens.</summary>
internal static class ListenerSetup
{
    private const int MostUnread = 64 * 1024;

    /// <summary>
    /// The page's address with the port that was found where any was asked for; <see langword="null"/> where none is served.
    /// </summary>
    public static string? PageOf(WebApplication app, RunOptions options) =>
        options is { Server: true, Listen: not null }
        && app.Urls.FirstOrDefault(url => !url.Contains("unix:", StringComparison.Ordinal)) is { } url
            ? url.TrimEnd('/') + "/"
            : null;

    /// <summary>Where XML messages are taken, with the port that was found where any was asked for.</summary>
    public static string? ThruPutOf(WebApplication app, RunOptions options) =>
        options.ThruPut is not null && app.Urls.LastOrDefault(url => !url.Contains("unix:", StringComparison.Ordinal)) is { } url
            ? url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/')
            : null;

    public static void Configure(KestrelServerOptions kestrel, RunOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = SubmissionCodec.MaximumSize;
        kestrel.Limits.MaxRequestBufferSize = MostUnread;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        // Who connects and says nothing, and who says a little again and again, does not stay.
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(30);
        // Who begins a body sends it, and who asked takes the answer; polls, streams and logs are excepted, which wait in a share of their
        // own.
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(10));
        kestrel.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(30));
        kestrel.ListenUnixSocket(
            options.Socket,
            listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.UseShares();
                listen.UsePeerCredentials();
            }
        );
        if (options.Listen is { } endPoint)
        {
            kestrel.Listen(
                endPoint,
                listen =>
                {
                    listen.Protocols = HttpProtocols.Http1;
                    listen.UseShares();
                }
            );
        }

        // Behind the page: its address is the first.
        options.ThruPut?.Configure(kestrel);
    }
}
