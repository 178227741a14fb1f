using System.Globalization;
using System.Text;
using Weir.Protocol;

namespace Weir.Agent.Captures;

/// <summary>
/// A command as text for an editor: an argument a line; <c>\n</c> is a line end within one, <c>\\</c> a backslash, and <c>\xHH</c> a byte
/// that is no text.
/// </summary>
internal static class CommandLines
{
    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    public static byte[] Write(IReadOnlyList<byte[]> arguments)
    {
        var text = new StringBuilder();
        foreach (var argument in arguments)
        {
            foreach (var b in Encoding.Latin1.GetString(argument))
            {
                _ = (b, IsText(argument)) switch
                {
                    ('\n', _) => text.Append("\\n"),
                    ('\\', _) => text.Append("\\\\"),
                    (< ' ' or '\x7F', _) or (> '\x7F', false) => text.Append(CultureInfo.InvariantCulture, $"\\x{(int)b:X2}"),
                    _ => text.Append(b),
                };
            }

            text.Append('\n');
        }

        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>Reads it again.</summary>
    /// <exception cref="AgentRefusedException">It is no command; the message names the line.</exception>
    public static IReadOnlyList<byte[]> Read(byte[] text)
    {
        var lines = Encoding.Latin1.GetString(text).Split('\n');
        // The last line end ends the last argument.
        var count = lines[^1].Length == 0 ? lines.Length - 1 : lines.Length;
        List<byte[]> arguments = [];
        for (var i = 0; i < count; i++)
        {
            arguments.Add(ReadLine(lines[i], i + 1));
        }

        return arguments.Count > 0 && arguments[0].Length > 0
            ? arguments
            : throw Wrong(1, "it is empty, and the first line is the program");
    }

    private static byte[] ReadLine(string line, int number)
    {
        var bytes = new List<byte>(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\0')
            {
                throw Wrong(number, "it holds a NUL character, and no argument can");
            }

            if (line[i] != '\\')
            {
                bytes.Add((byte)line[i]);
                continue;
            }

            var rest = line.AsSpan(i + 1);
            if (rest.StartsWith("n"))
            {
                bytes.Add((byte)'\n');
                i++;
            }
            else if (rest.StartsWith("\\"))
            {
                bytes.Add((byte)'\\');
                i++;
            }
            else if (
                rest.Length >= 3
                && rest[0] == 'x'
                && byte.TryParse(rest[1..3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var b)
                && b != 0
            )
            {
                bytes.Add(b);
                i += 3;
            }
            else
            {
                throw Wrong(
                    number,
                    @"after a backslash there may be n, another backslash, or x and two hexadecimal digits that are not 00"
                );
            }
        }

        return [.. bytes];
    }

    private static bool IsText(byte[] argument)
    {
        try
        {
            s_strict.GetCharCount(argument);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static AgentRefusedException Wrong(int line, string why) =>
        new(
            ProblemCodes.BadRequest,
            string.Create(CultureInfo.InvariantCulture, $"line {line} of the command is not right: {why}; nothing was changed")
        );
}
