using System.CommandLine;
using System.Text;
using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol.Client;

namespace Weir.Cli.Variables;

/// <summary>The password of a variable: from an option, a file or the environment, and sent beside the request.</summary>
internal sealed class VariablePassword
{
    public const string Header = "Weir-Variable-Password";

    private readonly Option<string?> _text = new("--password")
    {
        Description = "The variable's password; others on this machine see it among the processes: better a file, or $WEIR_JV_PASSWORD.",
        HelpName = "TEXT",
    };
    private readonly Option<string?> _file = new("--password-file")
    {
        Description = "A file with the variable's password.",
        HelpName = "FILE",
    };

    public VariablePassword(Verb verb)
    {
        verb.Options.Add(_text);
        verb.Options.Add(_file);
    }

    /// <summary>Sends it with every request of the session.</summary>
    public void SendWith(Session session) => SendWith(session, session.Client);

    /// <summary>Sends it with every request of a client.</summary>
    public void SendWith(Session session, WeirClient client)
    {
        if (From(session) is { Length: > 0 } password)
        {
            client.AddHeader(Header, Convert.ToBase64String(Encoding.UTF8.GetBytes(password)));
        }
    }

    /// <summary>A password out of a file, without its line end.</summary>
    public static string Read(string option, string file)
    {
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read {option}: {Printable.Escape(e.Message, 200)}");
        }
    }

    private string? From(Session session) =>
        session.Value(_text)
        ?? (session.Value(_file) is { } file ? Read("--password-file", file) : session.Process.Environment("WEIR_JV_PASSWORD"));
}
