using Weir.Execution.Local;
using Weir.Linux;

namespace Weir.Execution.Tests.Local;

public sealed class LinuxProcessesTests : IDisposable
{
    private const int Kill = 9;
    private readonly LinuxProcesses _processes = new();
    private readonly List<int> _children = [];

    public void Dispose()
    {
        foreach (var id in _children)
        {
            using var handle = ProcessHandle.Open(id);
            handle?.TrySignal(Kill);
            handle?.Wait(30_000);
            Spawner.Reap(id);
        }

        _processes.Dispose();
    }

    [Fact]
    public void A_process_is_found_again_by_all_that_it_is_known_by()
    {
        using var child = Child("exec sleep 60");

        using var found = _processes.Find(child.Mark!);

        Assert.Equal((child.Id, true, false), (found.Id, found.IsSure, found.HasEnded));
        Assert.Equal(child.Mark, found.Mark);
    }

    [Theory]
    [InlineData("start")]
    [InlineData("user")]
    [InlineData("boot")]
    public void Another_process_that_has_its_number_is_not_it(string part)
    {
        using var child = Child("exec sleep 60");
        var mark = child.Mark!;

        using var found = _processes.Find(
            part switch
            {
                "start" => mark with { StartTicks = mark.StartTicks - 1 },
                "user" => mark with { User = mark.User + 1 },
                _ => mark with { BootId = $"{Guid.NewGuid()}" },
            }
        );

        Assert.Equal((0, true, (ProcessIdentity?)null), (found.Id, found.HasEnded, found.Mark));
        Assert.False(found.TrySignal(Kill));
        Assert.False(child.HasEnded);
    }

    [Fact]
    public void A_process_that_is_gone_is_found_to_have_ended()
    {
        using var child = Child("exec sleep 60");
        var mark = child.Mark!;
        End(child);

        using var found = _processes.Find(mark);

        Assert.True(found.HasEnded);
    }

    [Fact]
    public void A_process_that_only_a_file_names_is_never_signalled()
    {
        using var child = Child("exec sleep 60");

        using var claimed = _processes.Claimed(child.Id)!;

        Assert.False(claimed.IsSure);
        Assert.False(claimed.TrySignal(Kill));
        Assert.False(child.HasEnded);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void A_number_that_no_shepherd_can_have_is_nobody(int id) => Assert.Null(_processes.Claimed(id));

    [Theory]
    [InlineData("exit 0", 0)]
    [InlineData("exit 7", 7)]
    public async Task The_end_of_a_child_is_told_with_its_status(string line, int status)
    {
        using var child = Child($"read go; {line}");
        var ended = new TaskCompletionSource<int?>(TaskCreationOptions.RunContinuationsAsynchronously);

        _processes.Watch(child, ended.SetResult);

        Assert.Equal(status, await ended.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_end_of_a_child_that_was_killed_is_told_without_one()
    {
        using var child = Child("exec sleep 60");
        var ended = new TaskCompletionSource<int?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _processes.Watch(child, ended.SetResult);

        Assert.True(child.TrySignal(Kill));

        Assert.Null(await ended.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_end_of_one_that_has_ended_is_told_at_once()
    {
        using var gone = new LinuxProcess(null, isSure: true);
        int? told = -1;

        _processes.Watch(gone, status => told = status);

        Assert.Null(told);
    }

    [Fact]
    public void What_descends_from_a_process_is_below_it_and_nothing_else()
    {
        using var other = Child("exec sleep 60");
        var read = Path.GetTempFileName();
        try
        {
            using var child = Child($"sleep 60 & sleep 60 & echo ready > {read}; wait");
            Assert.True(SpinWait.SpinUntil(() => new FileInfo(read).Length > 0, TimeSpan.FromSeconds(30)));

            var below = _processes.Below(child);

            Assert.Equal(2, below.Count);
            Assert.DoesNotContain(other.Id, below.Select(process => process.Id));
            Assert.DoesNotContain(child.Id, below.Select(process => process.Id));
            Assert.All(below, process => Assert.True(process.TrySignal(Kill)));
            foreach (var process in below)
            {
                process.Dispose();
            }
        }
        finally
        {
            File.Delete(read);
        }
    }

    [Fact]
    public void Below_one_that_is_gone_there_is_nothing()
    {
        using var gone = new LinuxProcess(null, isSure: true);

        Assert.Empty(_processes.Below(gone));
    }

    [Fact]
    public void What_was_closed_counts_as_ended_and_is_not_opened_again()
    {
        var gone = new LinuxProcess(null, isSure: true);
        gone.Dispose();

        Assert.True(gone.HasEnded);
        Assert.Null(gone.Handle);
    }

    private LinuxProcess Child(string line)
    {
        var id = ExecutionScratch.Spawn(line);
        _children.Add(id);
        return LinuxProcess.OfChild(id);
    }

    private static void End(LinuxProcess child)
    {
        Assert.True(child.TrySignal(Kill));
        Assert.True(child.Handle!.Wait(30_000));
        Spawner.Reap(child.Id);
    }
}
