using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Weir.Web.Rest;

/// <summary>
/// Marks an endpoint whose answer may take as long as it takes: polls, streams, waiting in place. When the host stops, such
/// requests are broken off at once: who asked comes back to the next host.
/// </summary>
internal sealed class LongRunning
{
    private LongRunning() { }

    public static LongRunning Mark { get; } = new();

    public static async Task EndWithHostAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<LongRunning>() is null)
        {
            await next(http).ConfigureAwait(false);
            return;
        }

        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var breaking = stopping.Register(http.Abort);
        await using (breaking.ConfigureAwait(false))
        {
            await next(http).ConfigureAwait(false);
        }
    }
}
