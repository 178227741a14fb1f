using System.Text;

namespace Weir.Linux.Tests;

public sealed class ProcessorTimesTests
{
    [Fact]
    public void What_was_worked_and_stolen_is_read_and_idle_and_waiting_are_not_work()
    {
        var stat = "cpu  100 20 30 1000 500 4 6 7 50 0\ncpu0 50 10 15 500 250 2 3 3 25 0\ncpu1 50 10 15 500 250 2 3 4 25 0\nintr 5 0\n";

        var times = ProcessorTimes.Parse(Encoding.ASCII.GetBytes(stat));

        Assert.Equal(new ProcessorTimes(TimeSpan.FromMilliseconds(1600), TimeSpan.FromMilliseconds(70), 2), times);
    }

    [Theory]
    [InlineData("")]
    [InlineData("intr 5 0\n")]
    public void Where_the_machine_says_nothing_there_is_nothing(string stat) =>
        Assert.Null(ProcessorTimes.Parse(Encoding.ASCII.GetBytes(stat)));

    [Fact]
    public void An_old_kernel_that_says_less_is_read_as_far_as_it_goes() =>
        Assert.Equal(new ProcessorTimes(TimeSpan.FromMilliseconds(60), TimeSpan.Zero, 1), ProcessorTimes.Parse("cpu  1 2 3 4\n"u8));

    [Fact]
    public void This_machine_has_worked_and_works_on()
    {
        var before = ProcessorTimes.Read()!.Value;
        var until = before.Busy;
        while (ProcessorTimes.Read()!.Value.Busy == until) { }

        Assert.Equal(Environment.ProcessorCount, before.Processors);
        Assert.True(ProcessorTimes.Read()!.Value.Busy > before.Busy);
    }

    [Fact]
    public void Throttling_is_that_of_the_groups_above_in_either_version()
    {
        Assert.Equal(TimeSpan.FromSeconds(3), ProcessorThrottling.Parse("nr_periods 9\nnr_throttled 4\nthrottled_time 3000000000\n"u8));
        Assert.Equal(TimeSpan.FromSeconds(2), ProcessorThrottling.Parse("usage_usec 5\nnr_throttled 1\nthrottled_usec 2000000\n"u8));
        Assert.Equal(TimeSpan.Zero, ProcessorThrottling.Parse("usage_usec 5\n"u8));
        Assert.Equal(
            TimeSpan.FromSeconds(4),
            ProcessorThrottling.Between(
                [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(5)],
                [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(13), TimeSpan.FromSeconds(1)]
            )
        );
    }

    [Fact]
    public void Groups_are_found_in_plain_version_2_and_beside_version_1()
    {
        using var folder = new Folder();
        folder.Write("weir/agent/cpu.stat", "throttled_usec 1000000\n");
        folder.Write("weir/cpu.stat", "throttled_usec 5000000\n");
        folder.Write("cpu.stat", "usage_usec 1\n");
        var plain = ProcessorThrottling.Find([$"30 23 0:26 / {folder.Path} rw - cgroup2 cgroup2 rw"], ["0::/weir/agent"]);

        Assert.Equal([1, 5, 0], plain.Read().Select(time => time.TotalSeconds));

        folder.Write("v1/box/cpu.stat", "throttled_time 7000000000\n");
        var hybrid = ProcessorThrottling.Find(
            [
                $"32 31 0:29 / {folder.Path}/v1 rw - cgroup cgroup rw,cpu,cpuacct",
                $"33 31 0:30 / {folder.Path}/memory rw - cgroup cgroup rw,memory",
            ],
            ["4:memory:/x", "3:cpu,cpuacct:/box", "0::/"]
        );

        Assert.Equal([7, 0], hybrid.Read().Select(time => time.TotalSeconds));
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("weir-throttling").FullName;

        public void Write(string name, string text)
        {
            var file = System.IO.Path.Join(Path, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
