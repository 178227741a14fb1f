namespace Weir.Linux.Tests;

public sealed class ProcessConnectorTests
{
    [Fact]
    public void A_process_is_seen_as_it_starts_becomes_a_program_and_ends()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "the process connector is root's");
        using var events = ProcessConnector.Open();

        var process = Spawned.Shell("exit 7");
        Assert.Equal(7, Spawned.End(process).ExitCode);

        var seen = Until(events, process, ProcessEventKind.Exited);
        Assert.Equal([ProcessEventKind.Forked, ProcessEventKind.Executed, ProcessEventKind.Exited], seen.Select(one => one.Kind));
        Assert.Equal(Environment.ProcessId, seen[0].ParentId);
        Assert.Equal(7, new ExitStatus(seen[^1].Value).ExitCode);
        Assert.True(seen[0].Clock < seen[^1].Clock);
    }

    [Fact]
    public void A_canary_is_seen_on_each_processor()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "the process connector is root's");
        using var events = ProcessConnector.Open();

        Canary.StartOnEach();
        var last = Canary.Start();

        HashSet<int> processors = [];
        Until(events, last, ProcessEventKind.Executed, one => processors.Add(one.Processor));
        Assert.Equal(Environment.ProcessorCount, processors.Count);
    }

    [Fact]
    public async Task Who_waits_for_an_event_can_be_woken()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "the process connector is root's");
        using var events = ProcessConnector.Open();
        var waiting = Task.Factory.StartNew(
            () =>
            {
                ProcessReceipt receipt;
                do
                {
                    receipt = events.Receive(waits: true, out _);
                } while (receipt == ProcessReceipt.Event);

                return receipt;
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );

        events.Wake();

        Assert.Equal(ProcessReceipt.Woken, await waiting.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    private static List<ProcessEvent> Until(ProcessConnector events, int process, ProcessEventKind last, Action<ProcessEvent>? every = null)
    {
        List<ProcessEvent> seen = [];
        while (true)
        {
            Assert.Equal(ProcessReceipt.Event, events.Receive(waits: true, out var one));
            every?.Invoke(one);
            if (one.ProcessId == process && one.IsOfProcess)
            {
                seen.Add(one);
                if (one.Kind == last)
                {
                    return seen;
                }
            }
        }
    }
}
