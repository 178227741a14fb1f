using System.CommandLine;
using System.Text;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Linux;
using Weir.Protocol.Client;

namespace Weir.Cli.Running;

/// <summary>Where a verb asks: what was typed, then what the environment says, then this machine's sockets.</summary>
internal static class Connection
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static WeirClient Open(VerbContext context, ParseResult typed) => Open(context, typed, Patience);

    /// <summary>A client that waits so long for an answer.</summary>
    public static WeirClient Open(VerbContext context, ParseResult typed, TimeSpan patience) =>
        new(Address(context, typed), Token(context, typed), patience);

    public static ServerAddress Address(VerbContext context, ParseResult typed)
    {
        var around = context.Process;
        if (typed.GetValue(context.Common.Socket) is { } socket)
        {
            return Parse("--socket", "unix:" + Path.GetFullPath(socket));
        }

        if (typed.GetValue(context.Common.Server) is { } server)
        {
            return Parse("--server", server);
        }

        return around.Environment("WEIR_SERVER") is { Length: > 0 } named ? Parse("WEIR_SERVER", named) : DefaultAddress(around);
    }

    /// <summary>
    /// The socket of the agent in control of the machine, else of the user's own <c>weir up</c>, which is never in a folder that others
    /// may write. The agent in control says where it listens; its word counts while it lives.
    /// </summary>
    public static ServerAddress DefaultAddress(ProcessContext around)
    {
        string[] folders = around.UserId != 0 && OwnFolder(around) is { } own ? [AgentFolder.Machine, own] : [AgentFolder.Machine];
        string? gone = null;
        foreach (var folder in folders)
        {
            var control = ControlIn(folder, around.UserId);
            if (control is { IsHeld: true } && Encoding.UTF8.GetString(control.Text) is var socket && File.Exists(socket))
            {
                return ServerAddress.OfDefaultSocket(socket, around.UserId);
            }

            gone ??= control is { IsHeld: false } ? Encoding.UTF8.GetString(control.Text) : null;
            if (File.Exists(Path.Combine(folder, AgentFolder.Socket)))
            {
                return Usual(folder);
            }
        }

        // Nobody is there; the error says where it looked.
        return Usual(folders[^1]);

        ServerAddress Usual(string folder) =>
            ServerAddress.OfDefaultSocket(Path.Combine(folder, AgentFolder.Socket), around.UserId) with
            {
                Gone = gone,
            };
    }

    private static string? OwnFolder(ProcessContext around) =>
        around.Environment("XDG_RUNTIME_DIR") is { Length: > 0 } folder ? Path.Combine(folder, "weir")
        : around.Environment("XDG_STATE_HOME") is { Length: > 0 } state ? Path.Combine(state, "weir/run")
        : around.Environment("HOME") is { Length: > 0 } home ? Path.Combine(home, ".local/state/weir/run")
        : null;

    private static LockNote? ControlIn(string folder, uint reader) =>
        LockNote.Read(Encoding.UTF8.GetBytes(folder), Encoding.UTF8.GetBytes(AgentFolder.Control), reader);

    private static ServerAddress Parse(string from, string text) =>
        ServerAddress.TryParse(text, out var address)
            ? address
            : throw new UsageException(
                $"{from} '{Printable.Escape(text)}' is not an address; allowed are {ServerAddress.Allowed}, a socket's path at most {ServerAddress.MaximumSocketPath} bytes"
            );

    private static string? Token(VerbContext context, ParseResult typed)
    {
        if (typed.GetValue(context.Common.TokenFile) is not { } file)
        {
            return context.Process.Environment("WEIR_TOKEN") is { Length: > 0 } token ? token.Trim() : null;
        }

        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read --token-file: {Printable.Escape(e.Message, 200)}");
        }
    }
}
