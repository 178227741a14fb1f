using System.Security.Cryptography;
using System.Text;

namespace Weir.Ways.Timers;

/// <summary>
/// The drop-in that takes the commands of a service through the gate: each is the same command behind <c>weir timer-run</c>, which waits in
/// place and then is its parent.
/// </summary>
internal static class TimerDropIn
{
    /// <summary>Its name: the last one counts.</summary>
    public const string FileName = "zz-weir.conf";

    private const string Head = "# weir: made by 'weir gate install timers', and 'weir gate remove timers' takes it away: ";
    private static readonly string[] s_types = ["simple", "exec", "oneshot"];

    private static readonly (string Key, string Why)[] s_obstacles =
    [
        ("RootDirectory", "has a root folder of its own, where weir is not"),
        ("RootImage", "has a root image of its own, where weir is not"),
        ("SystemCallFilter", "has a filter of system calls, which weir might not pass"),
        ("RestrictAddressFamilies", "restricts address families, and weir might not reach its agent"),
        ("TimeoutStartSec", "ends at TimeoutStartSec, which would run while it waits"),
        ("TimeoutSec", "ends at TimeoutSec, which would run while it waits"),
        ("RuntimeMaxSec", "ends at RuntimeMaxSec, which would run while it waits"),
        ("WatchdogSec", "is watched by WatchdogSec, and says nothing while it waits"),
    ];

    /// <summary>Why a service is not taken; <see langword="null"/> where it is.</summary>
    public static string? WhyNot(UnitSettings service)
    {
        var type = service.Last("Service", "Type") ?? "simple";
        var commands = service.All("Service", "ExecStart");
        if (!s_types.Contains(type, StringComparer.Ordinal))
        {
            return $"is of type {type}, whose own process systemd wants to hear of: types that are taken are {string.Join(", ", s_types)}";
        }

        if (commands.Count == 0)
        {
            return "has no ExecStart";
        }

        if (service.Last("Service", "DynamicUser") is "yes" or "true" or "on" or "1")
        {
            return "runs as a user that is there only meanwhile (DynamicUser)";
        }

        foreach (var (key, why) in s_obstacles)
        {
            if (service.Last("Service", key) is { } value && value is not ("infinity" or "0"))
            {
                return why;
            }
        }

        return commands.Any(command => Split(command) is not { } parts || parts.Prefix.Contains('@', StringComparison.Ordinal))
            ? "gives its program another name (@), or has one that is no plain path"
            : null;
    }

    /// <summary>The drop-in, each byte as one character.</summary>
    /// <param name="unit">The service.</param>
    /// <param name="service">What it says without the drop-in.</param>
    /// <param name="weir">The native program.</param>
    /// <param name="gate">The published filter, where it is not the machine's own.</param>
    public static string Text(string unit, UnitSettings service, string weir, string? gate)
    {
        var slice = service.Last("Service", "Slice") ?? "system.slice";
        var body = new StringBuilder("[Service]\nExecStart=\n");
        foreach (var command in service.All("Service", "ExecStart"))
        {
            var (prefix, words) = Split(command)!.Value;
            body.Append("ExecStart=")
                .Append(prefix)
                .Append(weir)
                .Append(" timer-run ")
                .Append(Escaped(unit))
                .Append(' ')
                .Append(Escaped(slice));
            body.Append(gate is null ? "" : $" --gate {Escaped(gate)}").Append(" -- ").Append(words).Append('\n');
        }

        return $"{Head}{Sum(body.ToString())}\n{body}";
    }

    /// <summary>Whether Weir made this text, and nobody has edited it.</summary>
    public static bool IsOurs(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return text.StartsWith(Head, StringComparison.Ordinal) && end > 0 && text[Head.Length..end] == Sum(text[(end + 1)..]);
    }

    // A program with a $ in its path would be something else as an argument.
    private static (string Prefix, string Command)? Split(string command)
    {
        var at = command.AsSpan().IndexOfAnyExcept("@-:+!");
        if (at < 0 || command[at] is '"' or '\'' or '|')
        {
            return null;
        }

        var rest = command[at..];
        return rest.Split(' ')[0].Contains('$', StringComparison.Ordinal) ? null : (command[..at], rest);
    }

    private static string Escaped(string word) => word.Replace("%", "%%", StringComparison.Ordinal);

    private static string Sum(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes(text)))[..16];
}
