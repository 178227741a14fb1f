using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.RunInPlace;

/// <summary>What befalls the process that waits befalls the command, as if nothing stood between.</summary>
public sealed class AroundTheCommandTests
{
    [Fact]
    public async Task A_terminal_that_hangs_up_ends_the_command()
    {
        await using var up = await AtATerminalTests.TrackedAsync();
        var told = Path.Combine(up.Folder, "told");
        // script is the terminal, and weir run the first of its session: ssh -t and tmux start commands so.
        using var terminal = up.Commands.Start(
            "script",
            "-q",
            "-f",
            "-c",
            $"exec weir run -n TRACKED -- bash -c 'trap \"echo hung >> {told}; exit 1\" HUP; echo begun >> {told}; while :; do read -t 1 x <> <(:); done'",
            "/dev/null"
        );
        Assert.Equal(["begun"], await Lines.Of(told, lines => lines.Count > 0, TimeSpan.FromMinutes(2)));

        terminal.Kill(entireProcessTree: false);

        Assert.Equal(["begun", "hung"], await Lines.Of(told, lines => lines.Count > 1, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task As_the_first_process_of_a_container_it_takes_the_ends_of_orphans()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var up = await AtATerminalTests.TrackedAsync();

        // The orphan falls to process 1; once its parent's end and its own are taken no zombie is left.
        var ran = await up
            .Commands.Within(TimeSpan.FromSeconds(60))
            .Run(
                "unshare",
                "--pid",
                "--fork",
                "--mount-proc",
                "weir",
                "run",
                "-n",
                "TRACKED",
                "--",
                "bash",
                "-c",
                "(true & exec true); (sleep 0.1 & exec true); for try in {1..100}; do sleep 0.05; zombies=$(grep -l '^State:.Z' /proc/[0-9]*/status 2>/dev/null | wc -l); test $try -gt 10 && test $zombies = 0 && break; done; echo $zombies left by $(tr '\\0' ' ' < /proc/1/cmdline | cut -c 1-8)"
            );

        Assert.Equal("0 left by weir run\n", ran.Succeeded());
    }

    [Fact]
    public async Task The_command_may_stand_without_two_dashes()
    {
        await using var up = await AtATerminalTests.TrackedAsync();

        Assert.Equal(0, (await up.Weir("run", "true")).Status);
        Assert.Equal("-x --hold\n", (await up.Weir("run", "-n", "TRACKED", "echo", "-x", "--hold")).Succeeded());
    }

    [Fact]
    public async Task A_rejected_job_says_that_it_waits_for_an_operator()
    {
        await using var up = await WeirUp.StartAsync();
        (await up.Weir("rule", "add", "--type", "queue", "--name", "STRANGE")).Succeeded();
        await Lines.Of(
            Path.Combine(up.Folder, "gate"),
            lines => lines.Any(line => line.StartsWith("rule ", StringComparison.Ordinal)),
            TimeSpan.FromMinutes(2)
        );
        using var waiter = up.Commands.Start(Binaries.Weir, "run", "-n", "STRANGE", "--", "sh", "-c", "exit 4");

        var said = await waiter.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        var number = await AtATerminalTests.WaitingAsync(up, "STRANGE");
        (await up.Weir("start", number)).Succeeded();
        await waiter.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Contains($"job {number} is rejected and waits for an operator: ", said, StringComparison.Ordinal);
        Assert.Equal(4, waiter.ExitCode);
    }
}
