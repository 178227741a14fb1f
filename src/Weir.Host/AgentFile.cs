using System.Globalization;
using Weir.Agent;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Host;

/// <summary>
/// The agent's own file: settings of this machine, which no server changes. Lines <c>name: value</c>; <c>#</c> begins a comment.
/// Where there is none, everything is as by default.
/// </summary>
internal sealed record AgentFile
{
    private const int MostBytes = 64 * 1024;
    private const uint OthersWrite = 0x12;

    /// <summary>What leaves the machine of a job's command.</summary>
    public CommandText Commands { get; init; } = CommandText.Redacted;

    /// <summary>As which users the server may have commands run.</summary>
    public RunAsUsers RunAs { get; init; } = RunAsUsers.Any;

    /// <summary>Where it is: <c>/etc/weir/agent.yaml</c> for root, else in the user's own configuration.</summary>
    public static string? PathFor(uint user, Func<string, string?> environment) =>
        user == 0 ? "/etc/weir/agent.yaml"
        : environment("XDG_CONFIG_HOME") is { Length: > 0 } folder ? Path.Join(folder, "weir", "agent.yaml")
        : environment("HOME") is { Length: > 0 } home ? Path.Join(home, ".config", "weir", "agent.yaml")
        : null;

    /// <exception cref="StartException">It is not to be trusted, or a line of it is wrong.</exception>
    public static AgentFile Read(string? path)
    {
        if (path is null || !File.Exists(path))
        {
            return new AgentFile();
        }

        try
        {
            using var file = File.OpenHandle(path);
            var facts = FileStatus.Read(file);
            if ((facts.UserId != 0 && facts.UserId != UserAccounts.CurrentUserId) || (facts.Permissions & OthersWrite) != 0)
            {
                throw new StartException(
                    $"{path} can be changed by others: it must belong to {(UserAccounts.CurrentUserId == 0 ? "" : UserAccounts.NameOf(UserAccounts.CurrentUserId) + " or ")}root, and be writable by its owner only (chmod go-w)"
                );
            }

            using var text = new StreamReader(new FileStream(file, FileAccess.Read));
            return facts.Size > MostBytes
                ? throw new StartException($"{path} has more than {MostBytes} bytes: it holds settings, one a line")
                : Parse(path, text.ReadToEnd());
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"{path} cannot be read ({ErrorText.From(refusal)}): make it readable, or remove it");
        }
    }

    /// <summary>Reads the text of such a file.</summary>
    public static AgentFile Parse(string path, string text)
    {
        var settings = new AgentFile();
        HashSet<string> named = new(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var content = line.AsSpan();
            var comment = content.IndexOf('#');
            content = (comment < 0 ? content : content[..comment]).Trim();
            if (content.IsEmpty || content is "---")
            {
                continue;
            }

            var colon = content.IndexOf(':');
            if (colon < 0)
            {
                throw Invalid("a line is NAME: VALUE");
            }

            var (name, value) = (content[..colon].Trim().ToString(), content[(colon + 1)..].Trim().Trim("\"'").ToString());
            if (!named.Add(name))
            {
                throw Invalid($"{Printable.Escape(name)} is named twice: keep one");
            }

            settings = name switch
            {
                "commands" => settings with { Commands = CommandsOf(value) },
                "runAs" => settings with { RunAs = RunAsOf(value) },
                _ => throw Invalid($"'{Printable.Escape(name)}' is not a setting; allowed are commands, runAs"),
            };
        }

        return settings;

        CommandText CommandsOf(string value) =>
            value switch
            {
                "full" => CommandText.Full,
                "redacted" => CommandText.Redacted,
                "none" => CommandText.None,
                _ => throw Invalid($"commands '{Printable.Escape(value)}' is not known; allowed are full, redacted, none"),
            };

        RunAsUsers RunAsOf(string value) =>
            RunAsUsers.TryParse(value, out var users)
                ? users
                : throw Invalid($"runAs '{Printable.Escape(value)}' is not known; allowed are {RunAsUsers.Allowed}");

        StartException Invalid(string what) => new(string.Create(CultureInfo.InvariantCulture, $"{path} line {number}: {what}"));
    }
}
