using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.RunInPlace;

/// <summary>A tracked command has what its caller gave it, and gives what it would have given.</summary>
public sealed class RunInPlaceTests
{
    [Fact]
    public async Task Its_exit_status_is_the_commands()
    {
        await using var up = await AtATerminalTests.TrackedAsync();
        Assert.Equal(7, (await up.Weir("run", "-n", "TRACKED", "--", "sh", "-c", "exit 7")).Status);
        Assert.Equal(127, (await up.Weir("run", "-n", "TRACKED", "--", "no-such-program")).Status);
        Assert.Equal(126, (await up.Weir("run", "-n", "TRACKED", "--", "/etc/passwd")).Status);
    }

    [Fact]
    public async Task It_dies_of_the_signal_that_the_command_died_of()
    {
        await using var up = await AtATerminalTests.TrackedAsync();
        var ran = await up.Commands.Run("bash", "-c", "weir run -n TRACKED -- sh -c 'kill -TERM $$'; echo $?");
        Assert.Equal("143\n", ran.Output);
        Assert.Contains("Terminated", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_sent_to_it_reaches_the_command()
    {
        await using var up = await AtATerminalTests.TrackedAsync();
        var ran = await up.Commands.Run(
            "bash",
            "-c",
            "coproc weir run -n TRACKED -- bash -c 'trap \"echo took; exit 3\" USR1; echo begun; while :; do read -t 1 x <> <(:); done'; pid=$COPROC_PID; read x <&${COPROC[0]}; exec 5<&${COPROC[0]}; kill -USR1 $pid; read y <&5; wait $pid; echo $x $y $?"
        );
        Assert.Equal("begun took 3\n", ran.Output);
    }

    [Fact]
    public async Task Descriptors_that_are_open_stay_open_and_closed_ones_stay_closed()
    {
        await using var up = await AtATerminalTests.TrackedAsync();
        var open = await up.Commands.Shell("weir run -n TRACKED -- sh -c 'echo seven >&7' 7>&1");
        Assert.Equal("seven\n", open.Succeeded());
        var closed = await up.Commands.Shell("weir run -n TRACKED -- sh -c 'test ! -e /proc/self/fd/0 && echo closed' <&-");
        Assert.Equal("closed\n", closed.Succeeded());
    }

    [Fact]
    public async Task Ignored_signals_stay_ignored_and_no_others_are()
    {
        await using var up = await AtATerminalTests.TrackedAsync();
        const string Ignored = "weir run -n TRACKED -- sh -c 'grep SigIgn /proc/self/status'";
        Assert.Equal(0, Standard((await up.Commands.Run("env", "--default-signal", "sh", "-c", Ignored)).Succeeded()));
        // HUP, as nohup has it, and PIPE, as many services have it.
        Assert.Equal(
            0x1001,
            Standard((await up.Commands.Run("env", "--default-signal", "--ignore-signal=HUP,PIPE", "sh", "-c", Ignored)).Succeeded())
        );

        // Signals 32 and 33 are the C library's own: env cannot set them, and they are as whoever started the tests had them.
        static long Standard(string line) =>
            long.Parse(
                line.Split('\t')[1].Trim(),
                System.Globalization.NumberStyles.HexNumber,
                System.Globalization.CultureInfo.InvariantCulture
            ) & 0x7FFFFFFF;
    }

    [Fact]
    public async Task Without_a_terminal_it_runs_in_its_callers_session()
    {
        await using var up = await AtATerminalTests.TrackedAsync();
        var ran = await up.Commands.Shell("setsid -w sh -c 'echo $$; weir run -n TRACKED -- sh -c \"ps -o sid= -p \\$\\$\"'");
        var lines = ran.Succeeded().Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal(lines[0], lines[1]);
    }

    [Fact]
    public async Task An_ordinary_user_may_run_too()
    {
        await using var up = await AtATerminalTests.TrackedAsync();
        var ran = await up.Commands.As(65534).With("HOME", "/").Shell("cd /; weir run -n TRACKED -- sh -c 'id -u; exit 5'");
        Assert.Equal(5, ran.Status);
        Assert.Equal("65534\n", ran.Output);
    }

    [Fact]
    public async Task TERM_ends_the_wait()
    {
        await using var up = await AtATerminalTests.TrackedAsync();
        using var waiter = up.Commands.Start(Binaries.Weir, "run", "--hold", "-n", "HELD", "--", "true");
        await AtATerminalTests.WaitingAsync(up, "HELD");
        (await up.Commands.Shell($"kill -TERM {waiter.Id}")).Succeeded();
        await waiter.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(143, waiter.ExitCode);
    }

    [Fact]
    public async Task A_wait_outlives_the_agent()
    {
        await using var up = await AtATerminalTests.TrackedAsync();
        var waiter = up.Weir("run", "--hold", "-n", "HELD", "--", "sh", "-c", "echo went; exit 6");
        var number = await AtATerminalTests.WaitingAsync(up, "HELD");
        await up.KillAsync();
        await up.StartAgainAsync();
        (await up.Weir("release", number)).Succeeded();
        var ran = await waiter;
        Assert.Equal(6, ran.Status);
        Assert.Equal("went\n", ran.Output);
    }

    [Fact]
    public async Task A_command_outlives_the_agent_and_its_status_is_kept()
    {
        await using var up = await AtATerminalTests.TrackedAsync();
        var fifo = Path.Combine(up.Folder, "go");
        (await up.Commands.Run("mkfifo", fifo)).Succeeded();
        using var waiter = up.Commands.Start(
            Binaries.Weir,
            "run",
            "-n",
            "TRACKED",
            "--",
            "sh",
            "-c",
            $"echo begun; read x < {fifo}; exit 9"
        );
        Assert.Equal("begun", await waiter.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        await up.KillAsync();
        (await up.Commands.Shell($"echo go > {fifo}")).Succeeded();
        await waiter.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(9, waiter.ExitCode);
        await up.StartAgainAsync();
        var number = await AtATerminalTests.WaitingAsync(up, "TRACKED");
        await up.Until(shown => shown.Contains("Failed, exit 9", StringComparison.Ordinal), "job", number);
    }

    [Fact]
    public async Task It_can_be_run_again_with_what_it_had_but_its_terminal_and_nothing_secret()
    {
        await using var up = await AtATerminalTests.TrackedAsync();
        const string Line = "cd /usr; SECRET=x weir run -n TRACKED -- sh -c 'echo $HOME $PWD $SECRET; cat' < /etc/hostname";
        var first = (await up.Commands.Shell(Line)).Succeeded();
        var number = await AtATerminalTests.WaitingAsync(up, "TRACKED");
        await up.Until(shown => shown.Contains("Succeeded", StringComparison.Ordinal), "job", number);

        var again = (await up.Weir("rerun", number)).Number();

        Assert.StartsWith($"{up.Folder} /usr x\n", first, StringComparison.Ordinal);
        Assert.Equal(
            $"{up.Folder} /usr\n",
            (await up.Weir("log", "-f", again.ToString(System.Globalization.CultureInfo.InvariantCulture))).Succeeded()
        );
    }

    [Fact]
    public async Task Without_an_agent_a_job_that_is_only_tracked_runs_all_the_same()
    {
        await using var up = await AtATerminalTests.TrackedAsync();
        await up.KillAsync();
        Assert.Equal("ran\n", (await up.Weir("run", "-n", "TRACKED", "--", "echo", "ran")).Succeeded());
    }
}
