using Weir.Agent.Files;
using Weir.Jobs.Plans;

namespace Weir.Agent.Tests.Files;

public sealed class FileWatchTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 30, 2, 0, 0, TimeSpan.Zero);

    private readonly FileCondition _three = new() { Path = "/in/*.csv", AtLeast = 3 };

    [Fact]
    public void So_many_files_as_are_needed_are_waited_for()
    {
        var watch = new FileWatch(_three);

        Assert.False(watch.Judge([File("a"), File("b")], s_now).IsMet);
        Assert.True(watch.Judge([File("a"), File("b"), File("c")], s_now).IsMet);
    }

    [Fact]
    public void A_file_that_is_to_be_gone_is_waited_for_until_it_is()
    {
        var watch = new FileWatch(new FileCondition { Path = "/run/lock", Gone = true });

        Assert.False(watch.Judge([File("lock")], s_now).IsMet);
        Assert.True(watch.Judge([], s_now).IsMet);
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(61, false)]
    public void Only_a_newer_file_counts(int age, bool expected) =>
        Assert.Equal(
            expected,
            new FileWatch(new FileCondition { Path = "/in/a", Newer = TimeSpan.FromMinutes(1) }).Judge([File("a", age: age)], s_now).IsMet
        );

    [Fact]
    public void An_older_file_counts_when_its_time_has_come()
    {
        var watch = new FileWatch(new FileCondition { Path = "/in/a", Older = TimeSpan.FromMinutes(1) });

        Assert.Equal(new FileVerdict(false, TimeSpan.FromSeconds(20)), watch.Judge([File("a", age: 40)], s_now));
        Assert.True(watch.Judge([File("a", age: 60)], s_now).IsMet);
    }

    [Fact]
    public void A_file_that_is_being_written_is_waited_for_until_it_stays_as_it_is()
    {
        var watch = new FileWatch(new FileCondition { Path = "/in/a", Stable = TimeSpan.FromSeconds(30) });

        Assert.Equal(new FileVerdict(false, TimeSpan.FromSeconds(30)), watch.Judge([File("a", size: 1)], s_now));
        Assert.Equal(new FileVerdict(false, TimeSpan.FromSeconds(10)), watch.Judge([File("a", size: 1)], s_now.AddSeconds(20)));
        Assert.Equal(new FileVerdict(false, TimeSpan.FromSeconds(30)), watch.Judge([File("a", size: 2)], s_now.AddSeconds(29)));
        Assert.True(watch.Judge([File("a", size: 2)], s_now.AddSeconds(59)).IsMet);
    }

    [Fact]
    public void Of_several_files_the_last_that_is_needed_says_when_to_look_again()
    {
        var watch = new FileWatch(
            new FileCondition
            {
                Path = "/in/*",
                AtLeast = 2,
                Older = TimeSpan.FromMinutes(1),
            }
        );

        Assert.Equal(
            new FileVerdict(false, TimeSpan.FromSeconds(30)),
            watch.Judge([File("a", age: 90), File("b", age: 10), File("c", age: 30)], s_now)
        );
    }

    private static SeenFile File(string name, long size = 0, int age = 0) => new($"/in/{name}", size, s_now.AddSeconds(-age));
}
