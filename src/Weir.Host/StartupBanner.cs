using System.Globalization;
using Weir.Jobs;
using Weir.Web;
using Weir.Web.Callers;

namespace Weir.Host;

/// <summary>The few lines of a start: where things are and what to type next.</summary>
internal static class StartupBanner
{
    public static async Task WriteAsync(TextWriter output, HostInfo facts, RunOptions options, string? thruput, IServiceProvider services)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Weir {facts.Version} is up on {facts.Machine}: {string.Join(" and ", facts.Roles)}, data in {facts.Data}
            socket  {facts.Socket}
            page    {Page(facts, options, services)}{(thruput is null ? "" : $"\nxml     {thruput}")}
            next    {Program(options.Weir)} submit{Place(options)} -n HELLO -- echo hello

            """
        );
        await output.WriteAsync(text).ConfigureAwait(false);
        await output.FlushAsync().ConfigureAwait(false);
    }

    // The link signs in whoever has it: it is shown to who sits there, and is never in a log.
    private static string Page(HostInfo facts, RunOptions options, IServiceProvider services) =>
        facts.Console is null ? "none (start with --listen 127.0.0.1:8740)"
        : System.Console.IsOutputRedirected ? $"{Program(options.Weir)} console{Place(options)}"
        : services.FirstLink()!;

    // In a clone the program is on nobody's path yet; what is printed must work as typed.
    private static string Program(string weir)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, "weir"))
            .FirstOrDefault(File.Exists);
        return found is not null && Real(found) == Real(weir) ? "weir" : weir;
    }

    private static string Real(string path) =>
        !File.Exists(path) ? path : new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);

    private static string Place(RunOptions options) =>
        options.Socket == Path.Combine(options.ControlFolder, AgentFolder.Socket) ? "" : $" --socket {options.Socket}";
}
