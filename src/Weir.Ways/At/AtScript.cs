using System.Text;
using Weir.Jobs;
using Weir.Tracking.Naming;

namespace Weir.Ways.At;

/// <summary>
/// A script of at's spool: three lines of atd's, umask, the submitter's environment, the change to the directory, and what was
/// to be run. The marked line goes behind atd's three, before all else, so that the process that waits has atd's environment and
/// a new shell reads the rest unchanged.
/// </summary>
internal static class AtScript
{
    private const int HeadLines = 3,
        NameSearched = 64 * 1024;
    private const string KeyBegins = " # ";

    private static ReadOnlySpan<byte> Mark => " # weir:gate\n"u8;

    private static ReadOnlySpan<byte> BodyBegins => "|| {\n\t echo 'Execution directory inaccessible' >&2\n\t exit 1\n}\n"u8;

    /// <summary>The ids that at wrote into the head, or <see langword="null"/> where this is no script of at's.</summary>
    public static (uint User, uint Group)? Owner(ReadOnlySpan<byte> script)
    {
        if (!script.StartsWith("#!/bin/sh\n# atrun uid="u8) || HeadEnd(script) < 0)
        {
            return null;
        }

        var line = script["#!/bin/sh\n# atrun uid="u8.Length..];
        line = line[..line.IndexOf((byte)'\n')];
        var gap = line.IndexOf(" gid="u8);
        return gap > 0 && uint.TryParse(line[..gap], out var user) && uint.TryParse(line[(gap + 5)..], out var group)
            ? (user, group)
            : null;
    }

    /// <summary>
    /// The job's name: <c>WEIR_JOB_NAME</c>, else <c>#@ name:</c>, else the first program. A job of Weir has its own name in its
    /// environment, which at keeps for what that job submits: there the variable is the parent's name.
    /// </summary>
    public static ObjectName Name(ReadOnlySpan<byte> script)
    {
        var begins = script.IndexOf(BodyBegins);
        var body = begins < 0 ? script : script[(begins + BodyBegins.Length)..];
        var head = begins < 0 ? default : script[..begins];
        if (head.IndexOf("\nWEIR_JOB="u8) < 0 && After(head, "\nWEIR_JOB_NAME="u8, ";"u8) is { } named)
        {
            return named;
        }

        body = body[..Math.Min(body.Length, NameSearched)];
        return (body.StartsWith("#@ name:"u8) ? After(body, "#@ name:"u8, "\n"u8) : After(body, "\n#@ name:"u8, "\n"u8))
            ?? JobNaming.FromCommandLine(body);
    }

    /// <summary>Whether the script's own lines begin within these bytes.</summary>
    public static bool ReachesBody(ReadOnlySpan<byte> head) =>
        head.IndexOf(BodyBegins) is var begins && begins >= 0 && begins + NameSearched <= head.Length;

    /// <summary>The marked line, where there is one.</summary>
    public static AtMark? FindMark(ReadOnlySpan<byte> script)
    {
        var start = HeadEnd(script);
        if (start < 0)
        {
            return null;
        }

        var line = script[start..];
        var end = line.IndexOf((byte)'\n');
        line = end < 0 ? line : line[..(end + 1)];
        if (!line.EndsWith(Mark) || !line.StartsWith("[ -x "u8))
        {
            return null;
        }

        var words = Encoding.UTF8.GetString(line[..^Mark.Length]).Split(' ');
        return new AtMark(start, line.Length, NumberOf(words));
    }

    /// <summary>The script with the line, in the place of an older one.</summary>
    /// <param name="script">The script.</param>
    /// <param name="weir">The absolute path of <c>weir</c>.</param>
    /// <param name="gate">The published filter, where it is not the machine's own.</param>
    /// <param name="name">The job's name.</param>
    /// <param name="queue">Its queue's letter.</param>
    /// <param name="given">The number and key that it has already.</param>
    public static byte[] WithMark(
        ReadOnlySpan<byte> script,
        string weir,
        string? gate,
        ObjectName name,
        char queue,
        (TrackingNumber Number, Guid Key)? given
    )
    {
        var free = WithoutMark(script);
        var head = HeadEnd(free);
        var line = new StringBuilder();
        line.Append("[ -x ")
            .Append(Quoted(weir))
            .Append(" ] && exec ")
            .Append(Quoted(weir))
            .Append(" at-run ")
            .Append(name.Text)
            .Append(' ')
            .Append(queue);
        if (gate is not null)
        {
            line.Append(" --gate ").Append(Quoted(gate));
        }

        if (given is var (number, key))
        {
            // The file is its owner's alone, as the environment in it is; an argument would be everybody's to read in /proc.
            line.Append(" --number ").Append(number).Append(KeyBegins).Append(key.ToString("N"));
        }

        return [.. free.AsSpan(0, head), .. Encoding.UTF8.GetBytes(line.ToString()), .. Mark, .. free.AsSpan(head)];
    }

    /// <summary>The script as at wrote it.</summary>
    public static byte[] WithoutMark(ReadOnlySpan<byte> script) =>
        FindMark(script) is { } mark ? [.. script[..mark.Start], .. script[(mark.Start + mark.Length)..]] : script.ToArray();

    // Lines of an older Weir have the key as an argument behind the number.
    private static TrackingNumber? NumberOf(string[] words)
    {
        var behind = words is [.., "#", _] ? 2 : 1;
        return
            words.Length > behind + 1 && words[^(behind + 2)] == "--number" && TrackingNumber.TryParse(words[^(behind + 1)], out var number)
            ? number
            : null;
    }

    private static int HeadEnd(ReadOnlySpan<byte> script)
    {
        var at = 0;
        for (var line = 0; line < HeadLines; line++)
        {
            var end = script[at..].IndexOf((byte)'\n');
            if (end < 0)
            {
                return -1;
            }

            at += end + 1;
        }

        return at;
    }

    private static ObjectName? After(ReadOnlySpan<byte> text, ReadOnlySpan<byte> what, ReadOnlySpan<byte> until)
    {
        var found = text.IndexOf(what);
        if (found < 0)
        {
            return null;
        }

        var value = text[(found + what.Length)..];
        var end = value.IndexOf(until);
        return ObjectName.TryParse(Encoding.UTF8.GetString(end < 0 ? value : value[..end]).Trim(' ', '\t', '\r', '\'', '"'), out var name)
            ? name
            : null;
    }

    private static string Quoted(string path) => "'" + path.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
