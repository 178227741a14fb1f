using System.Globalization;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>Output of somebody else's job on an operator's terminal.</summary>
public sealed class TerminalControlTests
{
    [Fact]
    public async Task Control_sequences_and_turned_text_are_shown_and_not_obeyed()
    {
        await using var up = await WeirUp.StartAsync();
        const string Hostile = "\u001b]0;owned\u0007\u001b[2J\ttab \u202Eevil\u0085\r\nnext\rover\n";
        var script = Path.Combine(up.Folder, "hostile");
        await File.WriteAllTextAsync(script, $"#!/bin/sh\ncat <<'END'\n{Hostile}END\n", TestContext.Current.CancellationToken);
        var number = (await up.Weir("submit", "--wait", "-n", "HOSTILE", script)).Number().ToString(CultureInfo.InvariantCulture);

        var shown = await OnTerminalAsync(up, $"weir log {number}");
        var raw = await OnTerminalAsync(up, $"weir log --raw {number}");
        var piped = (await up.Weir("log", number)).Succeeded();

        Assert.Equal("\\x1B]0;owned\\x07\\x1B[2J\ttab \\x202Eevil\\x85\nnext\\x0Dover\n", shown);
        Assert.Contains("\u001b]0;owned\u0007", raw, StringComparison.Ordinal);
        Assert.Equal(Hostile, piped);
    }

    [Fact]
    public async Task Turned_text_in_a_command_is_shown_in_no_table()
    {
        await using var up = await WeirUp.StartAsync();
        var number = (await up.Weir("submit", "--wait", "-n", "TURNED", "--", "echo", "a\u202Eb\u2066c\u001b[31m"))
            .Number()
            .ToString(CultureInfo.InvariantCulture);

        foreach (
            var verb in (string[][])
                [
                    ["jobs", "--json"],
                    ["jobs"],
                    ["job", number],
                    ["tracked"],
                ]
        )
        {
            Assert.Equal(-1, (await up.Weir(verb)).Output.AsSpan().IndexOfAny("\u202E\u2066\u001b"));
        }
    }

    [Fact]
    public async Task A_start_shows_its_console_link_on_a_terminal_only()
    {
        await using var up = await WeirUp.StartAsync();
        Assert.Contains($" console --socket {up.Socket}", up.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("key=", up.Log, StringComparison.Ordinal);

        var other = Path.Combine(up.Folder, "other");
        var line =
            $"weir up --data {other} --socket {other}.sock --listen 127.0.0.1:0 & while ! weir --socket {other}.sock status >/dev/null 2>&1; do :; done; kill $!; wait";
        Assert.Contains("/console/enter?key=", await OnTerminalAsync(up, line), StringComparison.Ordinal);
    }

    // What a terminal would get, with line ends as programs write them.
    private static async Task<string> OnTerminalAsync(WeirUp up, string line) =>
        (await up.Commands.Run("script", "-qec", line, "/dev/null")).Succeeded().Replace("\r\n", "\n", StringComparison.Ordinal);
}
