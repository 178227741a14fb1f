using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.BadInput;

/// <summary>Where nothing can be printed, a command says so and what it did, and ends with a status; it is never broken off.</summary>
public sealed class LostOutputTests
{
    [Theory]
    [InlineData("weir jobs", "weir: jobs: done, but what it printed is lost: standard output: ")]
    [InlineData("weir jobs --json", "weir: jobs: ")]
    [InlineData("weir --help", "weir: done, but what it printed is lost: standard output: ")]
    [InlineData("weir doctor", "weir: doctor: done, but what it printed is lost: standard output: ")]
    [InlineData("weir cancel 1", "weir: cancel: done, but what it printed is lost: standard output: ")]
    [InlineData("weir submit -n B -- true", "weir: job 000000002 was submitted; its number cannot be written to standard output: ")]
    public async Task What_was_done_is_said_to_standard_error(string command, string said)
    {
        await using var up = await WeirUp.StartAsync();
        await up.Commands.Shell("weir submit -n A --hold -- true");

        var full = await up.Commands.Shell($"{command} > /dev/full");

        Assert.Equal((1, ""), (full.Status, full.Output));
        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape(said)}.*\n$", full.Error);
    }

    [Theory]
    [InlineData("weir jobs", 1)]
    [InlineData("weir why 1", 1)]
    [InlineData("weir submit -n B -- true", 1)]
    [InlineData("weir submit -n B --wait -- sh -c 'exit 5'", 5)]
    [InlineData("weir run -- sh -c 'exit 6'", 6)]
    public async Task A_closed_standard_output_is_no_other_file(string command, int status)
    {
        await using var up = await WeirUp.StartAsync();
        await up.Commands.Shell("weir submit -n A --hold -- true");

        var closed = await up.Commands.Shell($"{command} >&-");

        Assert.Equal(status, closed.Status);
        Assert.DoesNotContain("   at ", closed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("> /dev/full", "No space left on device")]
    [InlineData(">&-", "Bad file descriptor")]
    public async Task A_host_that_cannot_greet_is_up_all_the_same(string output, string why)
    {
        await using var up = await WeirUp.StartAsync();

        var ran = await up.Commands.Shell(
            $$"""
            cd {{up.Folder}} && mkdir second || exit
            weir server --data $PWD/second --socket $PWD/second/weir.sock 2> said {{output}} &
            host=$!
            for try in $(seq 600); do grep -q 'standard output' said && break; sleep 0.05; done
            weir status --socket $PWD/second/weir.sock > /dev/null; echo $?
            kill $host; wait $host
            grep -o '^weir: up.*' said
            """
        );

        Assert.Equal(
            $"0\nweir: up, with its socket at {up.Folder}/second/weir.sock; that cannot be written to standard output: {why}\n",
            ran.Output
        );
    }

    [Fact]
    public async Task A_reader_that_has_seen_enough_is_no_failure()
    {
        await using var up = await WeirUp.StartAsync();

        var ran = await up.Commands.Shell("(weir --help; echo $? >&2) | true; (weir submit -n A -- true; echo $? >&2) | true");

        Assert.Equal("0\n0\n", ran.Error);
    }
}
