using Microsoft.AspNetCore.Server.Kestrel.Core;
using Weir.Jobs;
using Weir.Web.Callers;

namespace Weir.Host;

/// <summary>Where and how Kestrel listens.</summary>
internal static class Listening
{
    /// <summary>The page's address with the port that was found where any was asked for; <see langword="null"/> where none is served.</summary>
    public static string? PageOf(WebApplication app, RunOptions options) =>
        options is { Server: true, Listen: not null } && app.Urls.FirstOrDefault(url => !url.Contains("unix:", StringComparison.Ordinal)) is { } url ? url.TrimEnd('/') + "/" : null;

    public static void Configure(KestrelServerOptions kestrel, RunOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = SubmissionCodec.MaximumSize;
        // A waiting process or a poll sends nothing for hours.
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.ListenUnixSocket(options.Socket, listen => listen.UsePeerCredentials());
        if (options.Listen is { } endPoint)
        {
            kestrel.Listen(endPoint, listen => listen.Protocols = HttpProtocols.Http1);
        }
    }
}
