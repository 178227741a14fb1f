using System.Text;
using Weir.Jobs;

namespace Weir.Tracking.Naming;

/// <summary>
/// Names for jobs: what <c>WEIR_JOB_NAME=X</c> before the command says, else the base name of the first program. Passed over are
/// assignments (<c>A=b</c>), redirections, the shell's own words (<c>cd</c>, <c>test</c>, <c>if</c>, <c>export</c> …, with all up to the
/// next command) and programs that only run another one, with their options: <c>chrt chronic command env exec flock ionice nice nocache
/// nohup setpriv setsid stdbuf sudo taskset time timeout</c>, and <c>eval</c>. What <c>flock -c</c> and <c>eval</c> are given is a line of
/// its own; of <c>$(which X)</c> it is X.
/// </summary>
public static class JobNaming
{
    /// <summary>The name for a command line that a shell is to run.</summary>
    public static ObjectName FromCommandLine(ReadOnlySpan<byte> line)
    {
        var words = new ShellWords(line);
        Wrapper? wrapper = null;
        byte[]? fallback = null;
        var passing = false;
        while (words.Next())
        {
            if (words.Kind == ShellWordKind.Redirection)
            {
                words.Next();
                continue;
            }

            if (words.Kind == ShellWordKind.Separator)
            {
                passing = false;
                wrapper = null;
                continue;
            }

            if (!passing && Said(words.Word) is { } said)
            {
                return said;
            }

            if (wrapper is not null && wrapper.LineFollows(words.Word))
            {
                return words.Next() ? FromCommandLine(words.Word) : Derive(fallback ?? []);
            }

            if (wrapper is { IsLine: true } && words.Word.Contains((byte)' '))
            {
                return FromCommandLine(words.Word);
            }

            if (passing || (wrapper is not null && wrapper.Takes(words.Word)) || IsAssignment(words.Word))
            {
                continue;
            }

            var name = Encoding.Latin1.GetString(BaseName(words.Word));
            if (IsKeyword(name))
            {
                continue;
            }

            if (IsBuiltIn(name))
            {
                passing = true;
                fallback ??= words.Word;
                continue;
            }

            if (Wrapper.Find(name) is not { } next)
            {
                return Program(words.Word);
            }

            wrapper = next;
            fallback ??= words.Word;
        }

        return Derive(fallback ?? []);
    }

    /// <summary>The name for a command and its arguments.</summary>
    public static ObjectName FromArguments(IReadOnlyList<byte[]> arguments)
    {
        Wrapper? wrapper = null;
        var isLine = false;
        foreach (var argument in arguments)
        {
            if (isLine)
            {
                return FromCommandLine(argument);
            }

            if (wrapper is not null && wrapper.LineFollows(argument))
            {
                isLine = true;
                continue;
            }

            if ((wrapper is not null && (wrapper.Takes(argument) || IsAssignment(argument))) || argument.Length == 0)
            {
                continue;
            }

            wrapper = Wrapper.Find(Encoding.Latin1.GetString(BaseName(argument)));
            if (wrapper is null)
            {
                return Derive(argument);
            }
        }

        return Derive(arguments.Count > 0 ? arguments[0] : []);
    }

    /// <summary>What follows a path's last slash.</summary>
    public static ReadOnlySpan<byte> BaseName(ReadOnlySpan<byte> path)
    {
        var trimmed = path.TrimEnd((byte)'/');
        return trimmed[(trimmed.LastIndexOf((byte)'/') + 1)..];
    }

    // WEIR_JOB_NAME=X before a command is for the shell; the gate sees it only here.
    private static ObjectName? Said(ReadOnlySpan<byte> word) =>
        word.StartsWith("WEIR_JOB_NAME="u8) && ObjectName.TryParse(Encoding.UTF8.GetString(word[14..]), out var name) ? name : null;

    // The whole word may be a command's output: mostly the place of a program that the command looks for.
    private static ObjectName Program(ReadOnlySpan<byte> word)
    {
        if (word.Length == 0 || ShellWords.SubstitutionLength(word) != word.Length || word[1] == '{')
        {
            return Derive(word);
        }

        var inside = word[0] == '`' ? word[1..^1] : word[2..^1];
        var words = new ShellWords(inside);
        byte[] first = [],
            last = [];
        while (words.Next() && words.Kind == ShellWordKind.Word)
        {
            first = first.Length == 0 ? words.Word : first;
            last = words.Word;
        }

        var looksFor =
            BaseName(first).SequenceEqual("which"u8) || first.AsSpan().SequenceEqual("type"u8) || first.AsSpan().SequenceEqual("command"u8);
        return looksFor ? Derive(last) : FromCommandLine(inside);
    }

    private static ObjectName Derive(ReadOnlySpan<byte> program) => ObjectName.Derive(Encoding.UTF8.GetString(BaseName(program)));

    // What opens or joins commands: the next word is again where a program may stand. No set: the gate pays for it on every start.
    private static bool IsKeyword(string word) =>
        word is "!" or "{" or "}" or "if" or "then" or "else" or "elif" or "fi" or "while" or "until" or "do" or "done";

    // Built into the shell or as good as that, and no job by itself while another command follows.
    private static bool IsBuiltIn(string word) =>
        word
            is ":"
                or "."
                or "["
                or "[["
                or "true"
                or "false"
                or "sleep"
                or "alias"
                or "cd"
                or "export"
                or "for"
                or "case"
                or "hash"
                or "local"
                or "read"
                or "readonly"
                or "set"
                or "shift"
                or "source"
                or "test"
                or "trap"
                or "type"
                or "ulimit"
                or "umask"
                or "unalias"
                or "unset"
                or "wait";

    private static bool IsAssignment(ReadOnlySpan<byte> word)
    {
        var equals = word.IndexOf((byte)'=');
        if (equals < 1 || word[0] is >= (byte)'0' and <= (byte)'9')
        {
            return false;
        }

        foreach (var b in word[..equals])
        {
            if (b != '_' && !char.IsAsciiLetterOrDigit((char)b))
            {
                return false;
            }
        }

        return true;
    }
}
