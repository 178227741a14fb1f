using Weir.Agent;
using Weir.Linux;

namespace Weir.Host.Tests;

public sealed class AgentFileTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(0u, "/c", "/h", "/etc/weir/agent.yaml")]
    [InlineData(1000u, "/c", "/h", "/c/weir/agent.yaml")]
    [InlineData(1000u, "", "/h", "/h/.config/weir/agent.yaml")]
    [InlineData(1000u, null, "/h", "/h/.config/weir/agent.yaml")]
    [InlineData(1000u, null, "", null)]
    [InlineData(1000u, null, null, null)]
    public void It_lies_where_the_users_configuration_is(uint user, string? config, string? home, string? path) =>
        Assert.Equal(
            path,
            AgentFile.PathFor(
                user,
                name =>
                    name switch
                    {
                        "XDG_CONFIG_HOME" => config,
                        "HOME" => home,
                        _ => null,
                    }
            )
        );

    [Theory]
    [InlineData("commands: full", CommandText.Full)]
    [InlineData("commands: redacted", CommandText.Redacted)]
    [InlineData("commands:none", CommandText.None)]
    [InlineData("  commands  :   'full'  # as they are", CommandText.Full)]
    [InlineData("---\n\n# a comment\ncommands: \"none\"\r\n", CommandText.None)]
    [InlineData("", CommandText.Redacted)]
    [InlineData("# commands: full", CommandText.Redacted)]
    public void Settings_are_lines_of_names_and_values(string text, CommandText commands) =>
        Assert.Equal(commands, AgentFile.Parse("f", text).Commands);

    [Theory]
    [InlineData("commands", 1, "a line is NAME: VALUE")]
    [InlineData("\ncommands full", 2, "a line is NAME: VALUE")]
    [InlineData("commands: some", 1, "commands 'some' is not known; allowed are full, redacted, none")]
    [InlineData("commands: Full", 1, "commands 'Full' is not known; allowed are full, redacted, none")]
    [InlineData("commands:", 1, "commands '' is not known; allowed are full, redacted, none")]
    [InlineData("#\n---\ncolour: red", 3, "'colour' is not a setting; allowed are commands, runAs")]
    [InlineData("Commands: full", 1, "'Commands' is not a setting; allowed are commands, runAs")]
    [InlineData(": full", 1, "'' is not a setting; allowed are commands, runAs")]
    [InlineData(
        "runAs: batch,,web",
        1,
        "runAs 'batch,,web' is not known; allowed are any (all users but root), none, or the names of users with commas"
    )]
    [InlineData("commands: full\ncommands: full", 2, "commands is named twice: keep one")]
    [InlineData("a\u001b[2Jb: c", 1, "'a\\x1B[2Jb' is not a setting; allowed are commands, runAs")]
    public void A_line_that_is_wrong_is_named_with_its_number(string text, int line, string what) =>
        Assert.Equal($"f line {line}: {what}", Assert.Throws<StartException>(() => AgentFile.Parse("f", text)).Message);

    [Fact]
    public void Where_there_is_none_all_is_as_by_default()
    {
        Assert.Equal(new AgentFile(), AgentFile.Read(null));
        Assert.Equal(new AgentFile(), AgentFile.Read(_scratch["none"]));
    }

    [Theory]
    [InlineData(0x180)]
    [InlineData(0x1A4)]
    [InlineData(0x100)]
    public void A_file_that_only_its_owner_writes_is_read(int mode) =>
        Assert.Equal(CommandText.Full, AgentFile.Read(_scratch.File("agent.yaml", "commands: full\n", mode)).Commands);

    [Theory]
    [InlineData(0x1B4)]
    [InlineData(0x1A6)]
    [InlineData(0x1B6)]
    [InlineData(0x182)]
    public void A_file_that_others_may_write_is_not_believed(int mode)
    {
        var path = _scratch.File("agent.yaml", "commands: full\n", mode);

        var refused = Assert.Throws<StartException>(() => AgentFile.Read(path));

        Assert.StartsWith($"{path} can be changed by others: ", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("(chmod go-w)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_user_is_not_believed()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "only root gives files away");
        var path = _scratch.File("agent.yaml", "commands: full\n");
        Scratch.GiveAway(path);

        Assert.Contains(
            "it must belong to root, and be writable",
            Assert.Throws<StartException>(() => AgentFile.Read(path)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_file_that_is_no_file_of_settings_is_not_read_whole()
    {
        var path = _scratch.File("agent.yaml", new string('#', (64 * 1024) + 1));

        Assert.Equal(
            $"{path} has more than 65536 bytes: it holds settings, one a line",
            Assert.Throws<StartException>(() => AgentFile.Read(path)).Message
        );
        Assert.Equal(new AgentFile(), AgentFile.Read(_scratch.File("agent.yaml", new string('#', 64 * 1024))));
    }
}
