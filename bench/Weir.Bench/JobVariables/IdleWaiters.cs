using System.Diagnostics;
using System.Globalization;
using Weir.JobVariables;

namespace Weir.Bench.JobVariables;

/// <summary>What many waiters on many variables cost while nothing is written, and what they take to be told.</summary>
internal static class IdleWaiters
{
    private const int Each = 10,
        Seconds = 10;

    public static bool Measure(BenchFolder place, int variables, int waiters)
    {
        const string User = "many";
        var ids = place.MakeMany(User, variables);
        using var waiter = new VariableWaiter(new VariableFiles(place.Store.Folder), TimeProvider.System);
        var options = new WaitOptions { User = User };
        var waits = Enumerable.Range(0, waiters).Select(own => waiter.WaitAsync(ConditionOf(own, waiters), options)).ToArray();

        using var self = Process.GetCurrentProcess();
        using var pause = new ManualResetEventSlim();
        // The compiler works on in the background for a while.
        pause.Wait(TimeSpan.FromSeconds(Seconds / 2));
        self.Refresh();
        var before = self.TotalProcessorTime;
        pause.Wait(TimeSpan.FromSeconds(Seconds));

        self.Refresh();
        var used = (self.TotalProcessorTime - before).TotalMilliseconds;
        var clock = Stopwatch.StartNew();
        for (var own = 0; own < waiters; own++)
        {
            using var file = RecordFile.TryOpen(place.Store.Folder, ids[own + (own % Each * waiters)], null)!;
            file.Write(VariableEncoding.Ascii, 1, "$T"u8, default);
        }

        var told = Task.WaitAll(waits, TimeSpan.FromSeconds(60));
        var all = clock.Elapsed;
        var instances = Directory
            .EnumerateFiles("/proc/self/fd")
            .Count(path => new FileInfo(path).LinkTarget?.Contains("inotify", StringComparison.Ordinal) == true);
        var met = VariablesBench.Row(
            $"processor time that {waiters:N0} waiters on {variables:N0} variables take in {Seconds} s without a write, with {instances} inotify instance",
            string.Create(CultureInfo.InvariantCulture, $"{used:F0} ms"),
            "< 1 %",
            used < Seconds * 10
        );
        return met
            & VariablesBench.Row(
                $"one write for each of the {waiters:N0} waiters, until the last has gone on",
                told ? string.Create(CultureInfo.InvariantCulture, $"{all.TotalMilliseconds:F0} ms") : "not told within 60 s",
                "all told",
                told
            );
    }

    private static Condition ConditionOf(int own, int waiters) =>
        Condition.Parse($"({string.Join(" OR ", Enumerable.Range(0, Each).Select(part => $"(V{own + (part * waiters)},1,2)='$T'"))})");
}
