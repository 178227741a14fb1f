using System.Text;
using Weir.Agent.Captures;

namespace Weir.Agent.Tests.Captures;

/// <summary>A command as text for an editor.</summary>
public sealed class CommandLinesTests
{
    [Fact]
    public void Any_command_is_the_same_after_it_was_written_and_read()
    {
        byte[][] command = ["/bin/echo"u8.ToArray(), "äöü\n\\n\t"u8.ToArray(), [0xFF, 0xC3, 1], [], "two words"u8.ToArray()];

        Assert.Equal(command, CommandLines.Read(CommandLines.Write(command)));
    }

    [Fact]
    public void An_argument_is_a_line_that_people_can_read() =>
        Assert.Equal(
            "/bin/echo\ngrün\na\\nb\n",
            Encoding.UTF8.GetString(CommandLines.Write(["/bin/echo"u8.ToArray(), "grün"u8.ToArray(), "a\nb"u8.ToArray()]))
        );

    [Theory]
    [InlineData("", 1)]
    [InlineData("\n/bin/true\n", 1)]
    [InlineData("/bin/echo\n\\q\n", 2)]
    [InlineData("/bin/echo\n\\x0\n", 2)]
    [InlineData("/bin/echo\n\\x00\n", 2)]
    [InlineData("/bin/echo\na\0b\n", 2)]
    [InlineData("/bin/echo\n\\", 2)]
    public void What_is_no_command_is_refused_with_its_line(string text, int line)
    {
        var refused = Assert.Throws<AgentRefusedException>(() => CommandLines.Read(Encoding.UTF8.GetBytes(text)));

        Assert.StartsWith($"line {line} of the command is not right", refused.Message, StringComparison.Ordinal);
    }
}
