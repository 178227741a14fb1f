using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.RunInPlace;

/// <summary>What a person at a terminal does to a tracked command, it sees as if nothing stood between.</summary>
public sealed class AtATerminalTests
{
    // The quotes keep the echo of the typed line from being taken for the command's output.
    private const string Sleeper = "weir run -n TRACKED -- sh -c 'echo be''gun; exec sleep 100'\n";

    [Fact]
    public async Task Ctrl_C_ends_it()
    {
        await using var up = await TrackedAsync();
        await using var terminal = await TerminalSession.StartAsync(up.Commands);
        await terminal.Type(Sleeper);
        await terminal.Sees("begun\r\n");
        await terminal.Type(TerminalSession.Interrupt);
        await terminal.LastStatusIs(130);
    }

    [Fact]
    public async Task Ctrl_backslash_ends_it()
    {
        await using var up = await TrackedAsync();
        await using var terminal = await TerminalSession.StartAsync(up.Commands);
        await terminal.Type(Sleeper);
        await terminal.Sees("begun\r\n");
        await terminal.Type(TerminalSession.Quit);
        await terminal.LastStatusIs(131);
    }

    [Fact]
    public async Task Ctrl_Z_stops_it_and_fg_lets_it_go_on()
    {
        await using var up = await TrackedAsync();
        await using var terminal = await TerminalSession.StartAsync(up.Commands);
        await terminal.Type(
            "weir run -n TRACKED -- bash -c 'trap \"echo aga''in\" CONT; echo be''gun; until read word; do :; done; echo got''=$word; exit 4'\n"
        );
        await terminal.Sees("begun\r\n");
        await terminal.Type(TerminalSession.Suspend);
        await terminal.Sees("Stopped");
        await terminal.Sees("ready> ");
        await terminal.Type("fg\n");
        await terminal.Sees("again\r\n");
        await terminal.Type("hello\n");
        await terminal.Sees("got=hello");
        await terminal.LastStatusIs(4);
    }

    [Fact]
    public async Task A_key_of_the_terminal_reaches_it_once()
    {
        await using var up = await TrackedAsync();
        await using var terminal = await TerminalSession.StartAsync(up.Commands);
        await terminal.Type(
            "weir run -n TRACKED -- bash -c 'n=0; trap \"n=\\$((n+1)); echo count''=\\$n.\" INT; trap \"exit 6\" QUIT; echo be''gun; while :; do read -t 1 x; done'\n"
        );
        await terminal.Sees("begun\r\n");
        await terminal.Type(TerminalSession.Interrupt);
        await terminal.Sees("count=1.");
        await terminal.Type(TerminalSession.Interrupt);
        await terminal.Sees("count=2.");
        await terminal.Type(TerminalSession.Quit);
        await terminal.LastStatusIs(6);
    }

    [Fact]
    public async Task A_new_size_of_the_terminal_reaches_it()
    {
        await using var up = await TrackedAsync();
        await using var terminal = await TerminalSession.StartAsync(up.Commands);
        // stty sets rows and columns one after the other, and a shell that is in its trap may miss the second signal: the trap
        // only notes that the signal came.
        const string Command =
            "weir run -n TRACKED -- bash -c 'trap got=1 WINCH; tty > TTY; echo be''gun; while :; do read -t 1 x; test \"$got\" && size=$(stty size) && test \"$size\" = \"33 99\" && echo \"now $size\" && exit 0; done'\n";
        await terminal.Type(Command.Replace("> TTY", $"> {up.Folder}/tty", StringComparison.Ordinal));
        await terminal.Sees("begun\r\n");
        (await up.Commands.Shell($"stty rows 33 cols 99 < $(cat {up.Folder}/tty)")).Succeeded();
        await terminal.Sees("now 33 99");
        await terminal.LastStatusIs(0);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_wait_as_well()
    {
        await using var up = await TrackedAsync();
        await using var terminal = await TerminalSession.StartAsync(up.Commands);
        await terminal.Type("echo be''gun; weir run --hold -n HELD -- true\n");
        await terminal.Sees("begun\r\n");
        await WaitingAsync(up, "HELD");
        await terminal.Type(TerminalSession.Interrupt);
        await terminal.LastStatusIs(130);
    }

    internal static async Task<WeirUp> TrackedAsync()
    {
        var up = await WeirUp.StartAsync();
        (await up.Weir("rule", "add", "--type", "track", "--name", "TRACKED")).Succeeded();
        await Lines.Of(
            Path.Combine(up.Folder, "gate"),
            lines => lines.Any(line => line.StartsWith("rule ", StringComparison.Ordinal)),
            TimeSpan.FromMinutes(2)
        );
        return up;
    }

    /// <summary>The number of the job of this name, once it is there.</summary>
    internal static async Task<string> WaitingAsync(WeirUp up, string name)
    {
        var rows = await up.Until(output => output.Contains(name, StringComparison.Ordinal), "jobs", "--name", name);
        return rows.Split('\n').First(row => row.Contains(name, StringComparison.Ordinal))[..9];
    }
}
