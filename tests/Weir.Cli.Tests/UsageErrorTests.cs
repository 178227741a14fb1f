namespace Weir.Cli.Tests;

public sealed class UsageErrorTests
{
    [Theory]
    [InlineData("jbos", "weir: there is no verb 'jbos', did you mean 'jobs'?; see weir --help")]
    [InlineData("holt", "weir: there is no verb 'holt'; see weir --help")]
    [InlineData("cancle 5", "weir: there is no verb 'cancle'; see weir --help")]
    [InlineData("report --help", "weir: there is no verb 'report', did you mean 'import'?; see weir --help")]
    [InlineData("stopper start", "weir: start: there is no verb 'stopper'; see weir --help")]
    [InlineData("watcher", "weir: watcher: a verb is missing; allowed are start, stop, status, add, remove, list, log, test")]
    [InlineData("endcapture", "weir: there is no verb 'endcapture'; see weir --help")]
    [InlineData("jobs --stat", "weir: jobs: there is no option '--stat', did you mean '--state'?; see weir jobs --help")]
    [InlineData("job --hlp", "weir: job: there is no option '--hlp', did you mean '--help'?; see weir job --help")]
    [InlineData("gate", "weir: gate: a verb is missing; allowed are start, stop, observe, status, config, report, install, remove")]
    [InlineData("rule add --name X", "weir: rule add: --type is missing; allowed are track (T), queue (Q), passive (P) and automatic (A)")]
    [InlineData("cancel 1 --grace 9999", "weir: cancel: --grace 9999 is out of range; allowed is 0 to 3600")]
    [InlineData("jobs --date 2026-13-01", "weir: jobs: --date: '2026-13-01' is not a date: YYYY-MM-DD, today or yesterday")]
    [InlineData("jobs --limit x", "weir: jobs: --limit 'x' is no whole number; see weir jobs --help")]
    [InlineData(
        "jobs --state Foo",
        "weir: jobs: --state: 'Foo' is not a state: Waiting, Starting, Running, Succeeded, Failed, Cancelled, Skipped, Missed, Rejected, StartFailed, Lost, UnderReview, Fixed"
    )]
    [InlineData("limit set TAPE -1", "weir: limit set: MAXIMUM -1 is out of range; allowed is 0 to 999999")]
    [InlineData(
        "gate start foo",
        "weir: gate start: 'foo' is not allowed; allowed are submit, run, cron, at, slurm, timer; see weir gate start --help"
    )]
    [InlineData(
        "gate install cron --user alice --system",
        "weir: gate install: --user and --system exclude each other; allowed is one of them"
    )]
    [InlineData("mark 1 good", "weir: mark: 'good' is not allowed; allowed are ok, failed, review, fixed; see weir mark --help")]
    [InlineData("schedule list --date tomorrow", "weir: schedule list: --date 'tomorrow' is not a date; allowed is YYYY-MM-DD or today")]
    [InlineData("rule add --type Z", "weir: rule add: --type 'Z' is none; allowed are track (T), queue (Q), passive (P) and automatic (A)")]
    [InlineData(
        "rule add --track-type Q --auto allow",
        "weir: rule add: --auto allow does not go with --type queue; allowed are prevent and none, or --type track or automatic"
    )]
    [InlineData("rule add --type Q --on-reject never", "weir: rule add: --on-reject 'never' is none; allowed are hold and run")]
    [InlineData("submit --priority 0 -- true", "weir: submit: --priority '0' is not allowed; allowed is 1 to 9")]
    [InlineData(
        "submit -n .x -- true",
        "weir: submit: --name '.x' is not allowed; allowed is a name of 1 to 64 letters, digits and _ - . @ # $, not beginning with . or -"
    )]
    [InlineData(
        "run --limit A=0 -- true",
        "weir: run: --limit 'A=0' is not allowed; allowed is NAME, NAME=n with n from 1 to 999, or NAME=all"
    )]
    [InlineData("run", "weir: run: nothing to run; allowed is weir run [options] -- COMMAND…, see weir run --help")]
    [InlineData(
        "tracked --status Q",
        "weir: tracked: --status 'Q' is none; allowed are T I E X R M K P F and their words, see weir tracked --help"
    )]
    [InlineData("job", "weir: job: JOB is missing; see weir job --help")]
    [InlineData(
        "jobs --server ftp://x",
        "weir: jobs: --server 'ftp://x' is not an address; allowed are unix:/PATH, https://HOST[:PORT], or http:// on this machine, a socket's path at most 107 bytes"
    )]
    [InlineData(
        "job 0",
        "weir: job: '0' names no job; allowed is a number such as 147, an id such as J0000147, SCHEDULE/JOB[@YYYY-MM-DD], or jv:VARIABLE"
    )]
    public async Task A_mistake_is_one_line_that_says_what_is_allowed(string line, string expected)
    {
        var typed = await Typed.RunAsync(line.Split(' '));
        Assert.Equal(expected, typed.Error.TrimEnd());
        Assert.Equal(2, typed.Status);
        Assert.Empty(typed.Out);
    }

    [Theory]
    [InlineData("help", "--help")]
    [InlineData("help jobs", "jobs --help")]
    [InlineData("help gate install", "gate install --help")]
    [InlineData("help wrkjob", "job --help")]
    public async Task Help_is_a_word_too(string line, string same)
    {
        var typed = await Typed.RunAsync(line.Split(' '));

        Assert.Equal((0, (await Typed.RunAsync(same.Split(' '))).Out), (typed.Status, typed.Out));
        Assert.NotEmpty(typed.Out);
    }

    [Fact]
    public async Task Where_nobody_answers_the_socket_and_the_way_out_are_named()
    {
        var typed = await Typed.RunAsync("jobs", "--socket", "/nonexistent/weir.sock");
        Assert.Equal(3, typed.Status);
        Assert.Equal(
            "weir: jobs: no Weir answers at unix:/nonexistent/weir.sock (there is no such socket); start one with: weir up",
            typed.Error.TrimEnd()
        );
    }
}
