namespace Weir.Linux.Tests;

public sealed class ProcessDescentTests
{
    [Fact]
    public void What_descends_from_a_process_is_found_and_what_runs_in_its_childrens_sessions()
    {
        // A child that leads a session, a grandchild whose parent ends, one below, and itself.
        using var scratch = new Scratch();
        var over = Spawned.Shell(
            $"setsid sh -c '(sleep 60 & echo $! > {scratch["orphan"]}); sleep 60 & echo $! > {scratch["below"]}; wait' & wait"
        );
        using var handle = ProcessHandle.Open(over)!;
        try
        {
            int[] wanted = [];
            Assert.True(
                SpinWait.SpinUntil(
                    () => (wanted = [Number(scratch["orphan"]), Number(scratch["below"])]).All(id => id > 0),
                    TimeSpan.FromSeconds(30)
                )
            );

            var found = ProcessDescent.Below(handle);

            Assert.Superset(wanted.ToHashSet(), found.Select(process => process.ProcessId).ToHashSet());
            Assert.DoesNotContain(found, process => process.ProcessId == over || process.ProcessId == Environment.ProcessId);
            Assert.All(found, process => Assert.True(process.TrySignal(Signals.Kill)));
        }
        finally
        {
            handle.TrySignal(Signals.Kill);
            Spawned.End(over);
        }

        Assert.Empty(ProcessDescent.Below(handle));
    }

    private static int Number(string file) =>
        File.Exists(file) && int.TryParse(File.ReadAllText(file), System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
}
