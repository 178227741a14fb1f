using System.Text;
using Weir.Agent.Gate;

namespace Weir.Agent.Tests.Gate;

public sealed class CommandRedactionTests
{
    [Theory]
    [InlineData("curl|-H|Authorization: Bearer abc.def", "curl -H Authorization: Bearer ***")]
    [InlineData("tool|--password|hunter2|go", "tool --password *** go")]
    [InlineData("tool|--api-key=hunter2|go", "tool --api-key=*** go")]
    [InlineData("env|PGPASSWORD=hunter2|psql", "env PGPASSWORD=*** psql")]
    [InlineData("mysqldump|-phunter2|db", "mysqldump -p*** db")]
    [InlineData("mkdir|-p|a", "mkdir -p a")]
    [InlineData("psql|postgres://me:hunter2@db/x", "psql postgres://me:***@db/x")]
    [InlineData("sh|-c|login --token hunter2 && run", "sh -c login --token *** && run")]
    [InlineData("sh|-c|TOKEN='hunter2' run", "sh -c TOKEN=*** run")]
    [InlineData("echo|hello", "echo hello")]
    public void Secrets_are_replaced(string command, string shown) =>
        Assert.Equal(shown, CommandRedaction.Of([.. command.Split('|').Select(Encoding.UTF8.GetBytes)]));

    [Fact]
    public void Long_commands_are_cut_and_control_characters_shown()
    {
        var text = CommandRedaction.Of([Encoding.UTF8.GetBytes("a\nb"), Encoding.UTF8.GetBytes(new string('x', 5000))]);

        Assert.StartsWith("a\\x0Ab x", text, StringComparison.Ordinal);
        Assert.True(text.Length <= 204, text);
    }
}
