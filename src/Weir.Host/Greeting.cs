using System.Globalization;
using Weir.Web;
using Weir.Web.Callers;

namespace Weir.Host;

/// <summary>The four lines of a start: where things are and what to type next.</summary>
internal static class Greeting
{
    public static async Task WriteAsync(TextWriter output, HostFacts facts, IServiceProvider services)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"""
             Weir {facts.Version} is up on {facts.Machine}: {string.Join(" and ", facts.Roles)}, data in {facts.Data}
             socket  {facts.Socket}
             page    {services.FirstLink() ?? "none (start with --listen 127.0.0.1:8740)"}
             next    weir submit -n HELLO -- echo hello

             """);
        await output.WriteAsync(text).ConfigureAwait(false);
        await output.FlushAsync().ConfigureAwait(false);
    }
}
