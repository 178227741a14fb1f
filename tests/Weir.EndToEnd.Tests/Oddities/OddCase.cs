using System.Globalization;
using System.Text;

namespace Weir.EndToEnd.Tests.Oddities;

/// <summary>One line of a table of oddities.</summary>
/// <param name="Name">What it is called, in small letters, digits and dashes.</param>
/// <param name="Setting">What arranges it: a table's owner, or shell.</param>
/// <param name="Text">The bytes that are odd.</param>
internal sealed record OddCase(string Name, byte[] Setting, byte[] Text)
{
    /// <summary>Where facts lie that a case writes into a file of its own.</summary>
    public const string Facts = "/run/facts/";

    /// <summary>What marks the output of a case as its own.</summary>
    public const string Mark = "oddity-";

    /// <summary>The cases of a file beside this one.</summary>
    public static IReadOnlyList<OddCase> Read(string file)
    {
        List<OddCase> cases = [];
        foreach (
            var line in SourceTree
                .Read("tests/Weir.EndToEnd.Tests/Oddities/" + file)
                .Split('\n')
                .Where(line => line.Length > 0 && line[0] != '#')
        )
        {
            var parts = line.Split('\t');
            Assert.True(parts.Length == 3, $"{file}: a line has three parts with tabs between them: {line}");
            cases.Add(new OddCase(parts[0], Bytes(parts[0], parts[1]), Bytes(parts[0], parts[2])));
        }

        Assert.Equal(cases.Count, cases.DistinctBy(odd => odd.Name).Count());
        return cases;
    }

    private static byte[] Bytes(string name, string text)
    {
        text = text.Replace("{o}", $"{Facts}{Mark}{name}", StringComparison.Ordinal).Replace("{}", Mark + name, StringComparison.Ordinal);
        List<byte> bytes = [];
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\' || at + 1 == text.Length)
            {
                var length = char.IsHighSurrogate(text[at]) ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(at, length)));
                at += length - 1;
                continue;
            }

            at++;
            if (text[at] == 'x')
            {
                bytes.Add(byte.Parse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                at += 2;
                continue;
            }

            bytes.Add(
                text[at] switch
                {
                    'n' => (byte)'\n',
                    'r' => (byte)'\r',
                    't' => (byte)'\t',
                    '\\' => (byte)'\\',
                    var other => throw new FormatException($"{name}: \\{other} stands for nothing"),
                }
            );
        }

        return [.. bytes];
    }
}
