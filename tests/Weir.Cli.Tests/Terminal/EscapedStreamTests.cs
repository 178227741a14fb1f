using System.Text;
using Weir.Cli.Terminal;

namespace Weir.Cli.Tests.Terminal;

public sealed class EscapedStreamTests
{
    [Theory]
    [InlineData("plain\ttext\näöü 日本\n", "plain\ttext\näöü 日本\n")]
    [InlineData("\u001b]0;title\u0007\u001b[31m", "\\x1B]0;title\\x07\\x1B[31m")]
    [InlineData("line\r\nother\rover", "line\nother\\x0Dover")]
    [InlineData("a\u202Eb\u009Bc", "a\\x202Eb\\x9Bc")]
    public void Text_goes_through_and_what_moves_a_terminal_is_shown(string text, string shown)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        // However it is cut.
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            using var terminal = new MemoryStream();
            using var escaped = new EscapedStream(terminal);
            escaped.Write(bytes, 0, cut);
            escaped.Write(bytes, cut, bytes.Length - cut);
            Assert.Equal(shown, Encoding.UTF8.GetString(terminal.ToArray()));
        }
    }

    [Fact]
    public void Bytes_that_are_no_text_do_not_reach_the_terminal()
    {
        using var terminal = new MemoryStream();
        using var escaped = new EscapedStream(terminal);

        escaped.Write([(byte)'a', 0x9B, (byte)'2', (byte)'J'], 0, 4);

        Assert.Equal("a\uFFFD2J", Encoding.UTF8.GetString(terminal.ToArray()));
    }
}
