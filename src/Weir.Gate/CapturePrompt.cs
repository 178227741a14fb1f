using System.Text;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Gate;

/// <summary>Asks at the terminal what is to become of a submission that would be captured.</summary>
internal sealed class CapturePrompt(Func<string?> read, Action<string> write)
{
    private const int MostTries = 20;

    /// <summary>One at the terminal of standard input and standard error.</summary>
    public static CapturePrompt AtTerminal { get; } = new(ReadLine, static text => Descriptors.WriteAll(2, Encoding.UTF8.GetBytes(text)));

    /// <summary>What is wanted, as the agent takes it; <see langword="null"/>: nothing at all.</summary>
    public string? Ask(CaptureReply question)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            write(
                $"what is submitted from {Printable.Escape(question.Source)} is captured; capture as [{Printable.Escape(question.Id)}]? "
                    + "(Enter, another id, s: submit, a: abort) "
            );
            switch (read()?.Trim())
            {
                case null or "a" or "A":
                    return null;
                case "s" or "S":
                    return "submit";
                case "":
                    return "as:" + question.Id;
                case var id when ObjectName.TryParse(id, out _):
                    return "as:" + id;
                default:
                    write($"that is no id: {ObjectName.Allowed}\n");
                    break;
            }
        }

        return null;
    }

    // A terminal gives whole lines; its end is an answer too.
    private static string? ReadLine()
    {
        const int Longest = 256;
        Span<byte> bytes = stackalloc byte[Longest];
        var count = Descriptors.Read(0, bytes);
        return count <= 0 ? null : Encoding.UTF8.GetString(bytes[..count]);
    }
}
