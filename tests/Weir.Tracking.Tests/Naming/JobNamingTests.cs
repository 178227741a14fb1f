using System.Text;
using Weir.Tracking.Naming;

namespace Weir.Tracking.Tests.Naming;

public sealed class JobNamingTests
{
    [Theory]
    [InlineData("/usr/local/bin/backup.sh --full", "backup.sh")]
    [InlineData("backup", "backup")]
    [InlineData("LANG=C TZ='UTC 1' ./report -x", "report")]
    [InlineData("exec /opt/run", "run")]
    [InlineData("A=b WEIR_JOB_NAME=nightly /opt/run", "nightly")]
    [InlineData("WEIR_JOB_NAME='not a name' /opt/run", "run")]
    [InlineData("nice -n 5 ionice -c2 -n7 /opt/run", "run")]
    [InlineData("nice -n5 /opt/run", "run")]
    [InlineData("nice -5 /opt/run", "run")]
    [InlineData("env -i -u C A=b /opt/run", "run")]
    [InlineData("timeout -k 5 30m /opt/run a", "run")]
    [InlineData("timeout --signal=KILL 30 /opt/run", "run")]
    [InlineData("nohup setsid /opt/run &", "run")]
    [InlineData("flock -n /var/lock/x /opt/run", "run")]
    [InlineData("chronic /opt/run", "run")]
    [InlineData("cd / && run-parts --report /etc/cron.hourly", "run-parts")]
    [InlineData("test -x /usr/sbin/anacron || { cd / && run-parts --report /etc/cron.daily; }", "run-parts")]
    [InlineData("[ -x /usr/bin/x ] && /usr/bin/x", "x")]
    [InlineData("if [ -d /run/systemd/system ]; then /usr/bin/thing; fi", "thing")]
    [InlineData("(cd /tmp; ./go)", "go")]
    [InlineData("2>/dev/null >/tmp/x /opt/run", "run")]
    [InlineData("\"/opt/my tool\" x", "my_tool")]
    [InlineData("/opt/my\\ tool x", "my_tool")]
    [InlineData("# only a comment\n/opt/run", "run")]
    [InlineData("nice", "nice")]
    [InlineData("cd /tmp", "cd")]
    [InlineData("", "_")]
    [InlineData("/", "_")]
    [InlineData(".hidden", "_hidden")]
    [InlineData("größe", "gr__e")]
    [InlineData("/opt/run|mail -s x root", "run")]
    [InlineData("flock -n L -c \"backup x\"", "backup")]
    [InlineData("flock -n L --command 'cd / && /opt/backup x'", "backup")]
    [InlineData("$(which backup) x", "backup")]
    [InlineData("\"$(command -v backup)\" x", "backup")]
    [InlineData("`which backup` x", "backup")]
    [InlineData("$(dirname \"$0\")/backup x", "backup")]
    [InlineData("${HOME:-/a b}/backup x", "backup")]
    [InlineData("A=$(date +%F) backup", "backup")]
    [InlineData("A=`date +%F` backup", "backup")]
    [InlineData("A=\"$(date '+%F )')\" backup", "backup")]
    [InlineData("while true; do backup; done", "backup")]
    [InlineData("until false; do backup; sleep 5; done", "backup")]
    [InlineData("sleep $((RANDOM % 60)); backup", "backup")]
    [InlineData("sleep 60 && backup", "backup")]
    [InlineData("eval backup x", "backup")]
    [InlineData("eval \"A=b backup x\"", "backup")]
    [InlineData("eval A=b \"backup x\"", "backup")]
    [InlineData("true", "true")]
    [InlineData("sleep 5", "sleep")]
    [InlineData("echo $(", "echo")]
    [InlineData("echo `", "echo")]
    public void A_command_line_is_named_after_its_first_program(string line, string name) =>
        Assert.Equal(name, JobNaming.FromCommandLine(Encoding.UTF8.GetBytes(line)).Text);

    [Theory]
    [InlineData("sh", "sh", "-c", "echo hello")]
    [InlineData("true", "/bin/true")]
    [InlineData("run", "nice", "-n", "5", "env", "A=b", "/opt/run")]
    [InlineData("nice", "nice")]
    [InlineData("A_b", "A=b")]
    [InlineData("sleep", "sleep", "5")]
    [InlineData("backup", "flock", "-n", "L", "-c", "backup x")]
    [InlineData("flock", "flock", "-n", "L", "-c")]
    public void A_command_is_named_after_its_first_program(string name, params string[] arguments) =>
        Assert.Equal(name, JobNaming.FromArguments([.. arguments.Select(Encoding.UTF8.GetBytes)]).Text);

    [Fact]
    public void Bytes_that_are_no_text_still_give_a_name() => Assert.Equal("a__", JobNaming.FromCommandLine([0x61, 0xFF, 0xFE]).Text);
}
