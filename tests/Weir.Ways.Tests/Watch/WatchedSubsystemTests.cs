using Weir.Ways.Watch;

namespace Weir.Ways.Tests.Watch;

public sealed class WatchedSubsystemTests
{
    [Theory]
    [InlineData("/batch", "/batch")]
    [InlineData("/batch/", "/batch")]
    [InlineData("/sys/fs/cgroup/batch", "/batch")]
    [InlineData("/sys/fs/cgroup/unified/system.slice/cron.service", "/system.slice/cron.service")]
    [InlineData("/sys/fs/cgroup", "/")]
    [InlineData("/", "/")]
    [InlineData(" cron.service ", "cron.service")]
    public void J85_a_subsystem_is_a_path_or_a_unit(string said, string text)
    {
        Assert.True(WatchedSubsystem.TryParse(said, out var read));
        Assert.Equal(text, read.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("cron")]
    [InlineData(".service")]
    [InlineData("a/b.service")]
    [InlineData("/batch/../weir")]
    [InlineData("/bat\nch")]
    public void Anything_else_is_none(string said) => Assert.False(WatchedSubsystem.TryParse(said, out _));

    [Theory]
    [InlineData("/batch", "/batch", true)]
    [InlineData("/batch", "/batch/one", true)]
    [InlineData("/batch", "/batches", false)]
    [InlineData("/", "/anything", true)]
    [InlineData("cron.service", "/system.slice/cron.service", true)]
    [InlineData("cron.service", "/system.slice/cron.service/inner", true)]
    [InlineData("cron.service", "/system.slice/mycron.service", false)]
    public void It_covers_its_control_group_and_those_below_it(string said, string cgroup, bool covers)
    {
        Assert.True(WatchedSubsystem.TryParse(said, out var read));
        Assert.Equal(covers, read.Covers(cgroup));
    }
}
