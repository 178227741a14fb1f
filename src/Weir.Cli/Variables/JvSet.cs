using System.CommandLine;
using Weir.Cli.Running;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Variables;

namespace Weir.Cli.Variables;

internal static class JvSet
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "set",
            "Write into a variable; with --if only where the old value stands there, both in one step.",
            "weir jv set STATE --value READY",
            "weir jv set STATE --position 129 --value 'my notes'",
            "weir jv set LOCK --value BUSY --if FREE"
        );
        var name = VariableArgument.One(verb);
        var position = new Option<int?>("--position", "-p")
        {
            Description = "Write from this byte, 1 to 256; default: the whole value.",
            HelpName = "P",
        };
        var value = new Option<string?>("--value", "-v") { Description = "The text to write.", HelpName = "V" };
        var hex = new Option<string?>("--hex") { Description = "The bytes to write, as hexadecimal digits.", HelpName = "XX" };
        var file = new Option<string?>("--value-file")
        {
            Description = "A file with the bytes to write; - is standard input.",
            HelpName = "FILE",
        };
        var old = new Option<string?>("--if")
        {
            Description = "Write only where this text stands there now; else nothing is written and the exit status is 1.",
            HelpName = "OLD",
        };
        var oldHex = new Option<string?>("--if-hex") { Description = "The same as hexadecimal digits.", HelpName = "XX" };
        foreach (var option in new Option[] { position, value, hex, file, old, oldHex })
        {
            verb.Options.Add(option);
        }

        var password = new VariablePassword(verb);
        context.Do(
            verb,
            async s =>
            {
                password.SendWith(s);
                byte[]? bytes =
                    s.Value(hex) is { } digits ? Hex("--hex", digits)
                    : s.Value(file) is { } path ? await ReadAsync(s, path).ConfigureAwait(false)
                    : null;
                if (s.Value(value) is null == (bytes is null))
                {
                    throw new UsageException("say what to write once; allowed is one of --value, --hex, --value-file");
                }

                var write = new VariableWrite
                {
                    Position = NumberArgument.Check("--position", s.Value(position), 1, 256),
                    Text = s.Value(value),
                    Value = bytes is null ? null : Convert.ToBase64String(bytes),
                    IfText = s.Value(old),
                    IfValue = s.Value(oldHex) is { } text ? Convert.ToBase64String(Hex("--if-hex", text)) : null,
                };
                using var message = WeirClient.Json(write, WeirJson.Default.VariableWrite);
                var answer = await s
                    .Client.SendAsync(
                        HttpMethod.Post,
                        await VariablePath.OfAsync(s, s.Value(name), "value").ConfigureAwait(false),
                        message,
                        s.Cancellation
                    )
                    .ConfigureAwait(false);
                if (s.Json)
                {
                    await s.PrintAsync(answer).ConfigureAwait(false);
                }

                return ExitStatus.Done;
            }
        );
        return verb;
    }

    private static async Task<byte[]> ReadAsync(Session session, string path)
    {
        const int Largest = 256;
        using var all = new MemoryStream();
        var source = path == "-" ? session.Process.RawIn() : File.OpenRead(path);
        await using (source.ConfigureAwait(false))
        {
            await source.CopyToAsync(all, session.Cancellation).ConfigureAwait(false);
        }

        return all.Length <= Largest
            ? all.ToArray()
            : throw new UsageException($"--value-file has {all.Length} bytes; allowed are at most {Largest}");
    }

    // As the original has it, an odd digit stands for one with a zero before it.
    private static byte[] Hex(string option, string digits)
    {
        try
        {
            return Convert.FromHexString(digits.Length % 2 == 1 ? "0" + digits : digits);
        }
        catch (FormatException)
        {
            throw new UsageException($"{option} '{Weir.Jobs.Printable.Escape(digits)}' is not hexadecimal; allowed are 0-9 and A-F");
        }
    }
}
