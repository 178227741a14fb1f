using System.Text;
using Weir.Jobs;

namespace Weir.Tracking.Naming;

/// <summary>
/// Names for jobs that nobody named: the base name of the first program. Passed over are assignments (<c>A=b</c>),
/// redirections, the shell's own words (<c>cd</c>, <c>test</c>, <c>if</c>, <c>export</c> …, with all up to the next command) and
/// programs that only run another one, with their options: <c>chrt chronic command env exec flock ionice nice nocache nohup
/// setpriv setsid stdbuf sudo taskset time timeout</c>.
/// </summary>
public static class JobNaming
{
    // What opens or joins commands: the next word is again where a program may stand.
    private static readonly HashSet<string> Keywords = ["!", "{", "}", "if", "then", "else", "elif", "fi", "while", "until", "do", "done"];

    // Built into the shell, and no job by itself.
    private static readonly HashSet<string> Builtins =
    [
        ":", ".", "[", "[[", "alias", "cd", "export", "for", "case", "hash", "local", "read", "readonly", "set", "shift", "source", "test", "trap", "type", "ulimit", "umask",
        "unalias", "unset", "wait",
    ];

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

            if (passing || (wrapper is not null && wrapper.Takes(words.Word)) || IsAssignment(words.Word))
            {
                continue;
            }

            var name = Encoding.Latin1.GetString(BaseName(words.Word));
            if (Keywords.Contains(name))
            {
                continue;
            }

            if (Builtins.Contains(name))
            {
                passing = true;
                fallback ??= words.Word;
                continue;
            }

            if (Wrapper.Of(name) is not { } next)
            {
                return Derive(words.Word);
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
        foreach (var argument in arguments)
        {
            if ((wrapper is not null && (wrapper.Takes(argument) || IsAssignment(argument))) || argument.Length == 0)
            {
                continue;
            }

            wrapper = Wrapper.Of(Encoding.Latin1.GetString(BaseName(argument)));
            if (wrapper is null)
            {
                return Derive(argument);
            }
        }

        return Derive(arguments.Count > 0 ? arguments[0] : []);
    }

    private static ObjectName Derive(ReadOnlySpan<byte> program) => ObjectName.Derive(Encoding.UTF8.GetString(BaseName(program)));

    private static ReadOnlySpan<byte> BaseName(ReadOnlySpan<byte> path)
    {
        var trimmed = path.TrimEnd((byte)'/');
        return trimmed[(trimmed.LastIndexOf((byte)'/') + 1)..];
    }

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
