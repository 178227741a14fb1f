using System.Text;
using Weir.Jobs;

namespace Weir.Agent.Gate;

/// <summary>
/// The command as text for facts and logs: printable, at most 200 characters, secrets replaced by <c>***</c>. A secret is known by the
/// name before it (<see cref="SecretNames"/>), by the option of a known program (<see cref="ProgramSecrets"/>) or by its form
/// (<see cref="SecretForms"/>), also in a line that a shell is to run.
/// </summary>
internal static class CommandRedaction
{
    private const int Most = 200;

    // Long arguments are cut before they are looked at: the cost must not depend on what was submitted.
    private const int LongestArgument = 4096;

    /// <summary>The command as this machine's settings let others see it.</summary>
    public static string Redact(IReadOnlyList<byte[]> arguments, CommandText wanted) =>
        wanted == CommandText.None ? ""
        : wanted == CommandText.Full ? Full(arguments)
        : Redact(arguments);

    /// <summary>The command with its secrets hidden.</summary>
    public static string Redact(IReadOnlyList<byte[]> arguments)
    {
        List<string> words = [];
        var length = 0;
        foreach (var argument in arguments)
        {
            if (length > LongestArgument)
            {
                break;
            }

            words.Add(Encoding.UTF8.GetString(argument.AsSpan(0, Math.Min(argument.Length, LongestArgument))));
            length += words[^1].Length;
        }

        return Printable.Escape(string.Join(' ', new CommandRedactor(isShellText: false).Redact(words)), Most - 1);
    }

    private static string Full(IReadOnlyList<byte[]> arguments)
    {
        var text = new StringBuilder();
        foreach (var argument in arguments)
        {
            if (text.Length > Most)
            {
                break;
            }

            text.Append(text.Length == 0 ? "" : " ")
                .Append(Encoding.UTF8.GetString(argument.AsSpan(0, Math.Min(argument.Length, LongestArgument))));
        }

        return Printable.Escape(text.ToString(), Most - 1);
    }
}
