using System.Buffers;
using System.Text;
using Weir.Jobs;

namespace Weir.Cli.Gate;

/// <summary>The job name that a command suggests.</summary>
internal static class CommandName
{
    private static readonly SearchValues<byte> _wordEnds = SearchValues.Create(" \t;|&<>()"u8);

    /// <summary>What follows the last slash.</summary>
    public static ReadOnlySpan<byte> BaseOf(ReadOnlySpan<byte> path) => path[(path.LastIndexOf((byte)'/') + 1)..];

    /// <summary>The name of a program.</summary>
    public static ObjectName OfProgram(ReadOnlySpan<byte> program) => ObjectName.Derive(Encoding.UTF8.GetString(BaseOf(program)));

    /// <summary>The name of the first program of a shell's command line: leading assignments and opening brackets are passed over.</summary>
    public static ObjectName OfShellText(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            text = text.TrimStart(" \t({"u8);
            var end = text.IndexOfAny(_wordEnds);
            var word = end < 0 ? text : text[..end];
            if (!IsAssignment(word))
            {
                return OfProgram(word.Trim("'\""u8));
            }

            text = end < 0 ? default : text[end..];
        }

        return ObjectName.Derive(default);
    }

    private static bool IsAssignment(ReadOnlySpan<byte> word)
    {
        var equals = word.IndexOf((byte)'=');
        if (equals <= 0 || char.IsAsciiDigit((char)word[0]))
        {
            return false;
        }

        foreach (var letter in word[..equals])
        {
            if (!char.IsAsciiLetterOrDigit((char)letter) && letter != '_')
            {
                return false;
            }
        }

        return true;
    }
}
