namespace Weir.Cli.Tests;

public sealed class MistakeTests
{
    [Theory]
    [InlineData("jbos", "weir: there is no verb 'jbos', did you mean 'jobs'?; see weir --help")]
    [InlineData("jobs --stat", "weir: jobs: there is no option '--stat', did you mean '--state'?; see weir jobs --help")]
    [InlineData("job --hlp", "weir: job: there is no option '--hlp', did you mean '--help'?; see weir job --help")]
    [InlineData("gate", "weir: gate: a verb is missing; allowed are start, stop, observe, status, report, install, remove")]
    [InlineData("rule add --name X", "weir: rule add: --type is missing; allowed are track (T) and queue (Q)")]
    [InlineData("cancel 1 --grace 9999", "weir: cancel: --grace 9999 is out of range; allowed is 0 to 3600")]
    [InlineData("job 0", "weir: job: '0' names no job; allowed is a number such as 147, an id such as J0000147, or SCHEDULE/JOB[@YYYY-MM-DD]")]
    public async Task A_mistake_is_one_line_that_says_what_is_allowed(string line, string expected)
    {
        var typed = await Typed.RunAsync(line.Split(' '));
        Assert.Equal(expected, typed.Error.TrimEnd());
        Assert.Equal(2, typed.Status);
        Assert.Empty(typed.Out);
    }

    [Fact]
    public async Task Where_nobody_answers_the_socket_and_the_way_out_are_named()
    {
        var typed = await Typed.RunAsync("jobs", "--socket", "/nonexistent/weir.sock");
        Assert.Equal(3, typed.Status);
        Assert.Equal("weir: jobs: no Weir answers at unix:/nonexistent/weir.sock (there is no such socket); start one with: weir up", typed.Error.TrimEnd());
    }
}
