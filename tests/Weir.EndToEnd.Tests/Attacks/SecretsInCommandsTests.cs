using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>Secrets on a command line are nowhere that others look.</summary>
public sealed class SecretsInCommandsTests
{
    private const string Secret = "hunter2";

    [Fact]
    public async Task A_password_in_a_command_is_in_no_list_no_page_and_no_log()
    {
        await using var up = await WeirUp.StartAsync(null, "--verbose");
        var number = (
            await up.Weir(
                "submit",
                "--wait",
                "-n",
                "SECRET",
                "--",
                "sh",
                "-c",
                $": sshpass -p {Secret} ssh -p 22 h; : curl -u me:{Secret} https://h/"
            )
        )
            .Number()
            .ToString(System.Globalization.CultureInfo.InvariantCulture);

        foreach (
            var verb in (string[][])
                [
                    ["jobs", "--json"],
                    ["job", number, "--json"],
                    ["tracked", "--json"],
                    ["tracked"],
                    ["messages", "--json"],
                    ["job", number],
                    ["why", number],
                ]
        )
        {
            Assert.DoesNotContain(Secret, (await up.Weir(verb)).Output, StringComparison.Ordinal);
        }

        Assert.Contains("sshpass -p *** ssh -p 22 h", (await up.Weir("job", number, "--json")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, up.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("commands: none\n", "")]
    [InlineData("# as it is\ncommands: full\n", "sh -c : --password hunter2")]
    public async Task The_agents_own_file_says_what_of_a_command_is_shown(string settings, string shown)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var machine = await PrivateMachine.StartAsync();
        var inside = new Commands(new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" }, machine.Prefix);
        (
            await inside.Shell(
                $"mkdir -p /etc/weir && printf '{settings.Replace("\n", "\\n", StringComparison.Ordinal)}' > /etc/weir/agent.yaml"
            )
        ).Succeeded();
        await using var up = await WeirUp.StartAsync(machine.Prefix);

        var number = (
            await up.Commands.Run(Binaries.Weir, "submit", "--wait", "-n", "SHOWN", "--", "sh", "-c", $": --password {Secret}")
        ).Number();

        var page = System.Text.Json.JsonDocument.Parse(
            (await up.Weir("job", number.ToString(System.Globalization.CultureInfo.InvariantCulture), "--json")).Succeeded()
        );
        Assert.Equal(shown, page.RootElement.GetProperty("job").GetProperty("command").GetString() ?? "");
    }

    [Theory]
    [InlineData("commands: some\\n", "/etc/weir/agent.yaml line 1: commands 'some' is not known; allowed are full, redacted, none")]
    [InlineData("\\nlimits: 3\\n", "/etc/weir/agent.yaml line 2: 'limits' is not a setting; allowed are commands, runAs")]
    public async Task A_wrong_line_of_it_is_named(string settings, string message)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var machine = await PrivateMachine.StartAsync();
        var inside = new Commands(
            new Dictionary<string, string> { ["PATH"] = $"{Binaries.Folder}:/usr/bin:/bin", ["WEIR_HOST"] = Binaries.Host },
            machine.Prefix
        );
        (await inside.Shell($"mkdir -p /etc/weir && printf '{settings}' > /etc/weir/agent.yaml")).Succeeded();

        var refused = await inside.Shell("weir up --data /run/data --socket /run/weir.sock --listen none");

        Assert.Equal(1, refused.Status);
        Assert.Equal($"weir: {message}\n", refused.Error);
    }
}
