using Weir.Ways.Timers;

namespace Weir.Ways.Tests.Timers;

public sealed class TimerDropInTests
{
    private const string Weir = "/usr/bin/weir";

    [Fact]
    public void Each_command_keeps_its_prefix_and_its_words()
    {
        var text = Text("[Service]\nType=oneshot\nSlice=batch.slice\nExecStart=-/bin/a \"b c\" $X %i\nExecStart=+b \\\n  c\n");

        Assert.Equal(
            [
                "[Service]",
                "ExecStart=",
                "ExecStart=-/usr/bin/weir timer-run backup.service batch.slice -- /bin/a \"b c\" $X %i",
                "ExecStart=+/usr/bin/weir timer-run backup.service batch.slice -- b    c",
            ],
            text.Split('\n')[1..^1]
        );
        Assert.True(TimerDropIn.IsOurs(text));
        Assert.False(TimerDropIn.IsOurs(text + "#\n"));
    }

    [Fact]
    public void A_drop_in_of_the_sites_may_begin_the_list_anew() =>
        Assert.Contains(
            "system.slice -- /bin/b\n",
            Text("[Service]\nExecStart=/bin/a\n# ExecStart=/bin/x\n", "[Service]\nExecStart=\nExecStart=/bin/b\n"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("Type=notify\nExecStart=/bin/a", "is of type notify")]
    [InlineData("Type=oneshot", "has no ExecStart")]
    [InlineData("ExecStart=@/bin/a b", "another name (@)")]
    [InlineData("ExecStart=/bin/$A", "no plain path")]
    [InlineData("ExecStart=/bin/a\nDynamicUser=yes", "DynamicUser")]
    [InlineData("ExecStart=/bin/a\nRootDirectory=/srv", "root folder of its own")]
    [InlineData("ExecStart=/bin/a\nSystemCallFilter=@basic-io", "filter of system calls")]
    [InlineData("ExecStart=/bin/a\nRestrictAddressFamilies=AF_INET", "address families")]
    [InlineData("Type=oneshot\nExecStart=/bin/a\nTimeoutStartSec=5min", "TimeoutStartSec")]
    public void What_is_not_taken_is_said_with_the_reason(string service, string why) =>
        Assert.Contains(why, TimerDropIn.WhyNot(Settings("[Service]\n" + service)), StringComparison.Ordinal);

    [Theory]
    [InlineData("ExecStart=/bin/a\nTimeoutStartSec=infinity")]
    [InlineData("Type=exec\nExecStart=!!/bin/a\nDynamicUser=no")]
    public void What_only_waits_longer_is_taken(string service) => Assert.Null(TimerDropIn.WhyNot(Settings("[Service]\n" + service)));

    private static string Text(params string[] files) => TimerDropIn.Text("backup.service", Settings(files), Weir, null);

    private static UnitSettings Settings(params string[] files)
    {
        var settings = new UnitSettings();
        foreach (var file in files)
        {
            settings.Add(file);
        }

        return settings;
    }
}
