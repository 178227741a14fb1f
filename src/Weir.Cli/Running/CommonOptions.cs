using System.CommandLine;

namespace Weir.Cli.Running;

/// <summary>Options of every verb that talks to a Weir.</summary>
internal sealed class CommonOptions
{
    public Option<string?> Server { get; } =
        new("--server")
        {
            Description = "Where Weir answers: unix:/PATH or https://HOST[:PORT]; default $WEIR_SERVER, then this machine's socket.",
            HelpName = "ADDRESS",
            Recursive = true,
        };

    public Option<string?> Socket { get; } =
        new("--socket")
        {
            Description = "The Unix socket, as a path.",
            HelpName = "PATH",
            Recursive = true,
        };

    public Option<string?> TokenFile { get; } =
        new("--token-file")
        {
            Description = "A file with the token to sign in with over https; default the text of $WEIR_TOKEN.",
            HelpName = "FILE",
            Recursive = true,
        };

    public Option<bool> Json { get; } =
        new("--json") { Description = "Print the answer as JSON, as the REST interface gives it.", Recursive = true };

    public Option<bool> Utc { get; } = new("--utc") { Description = "Show times in UTC instead of local time.", Recursive = true };

    public IEnumerable<Option> All => [Server, Socket, TokenFile, Json, Utc];
}
