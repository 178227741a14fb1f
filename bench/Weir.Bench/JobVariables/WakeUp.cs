using System.Diagnostics;
using System.Globalization;
using Weir.JobVariables;

namespace Weir.Bench.JobVariables;

/// <summary>
/// The time from a write by another process to the moment that somebody who waits for it goes on, by turns with a bare blocking read
/// of inotify and one read of the file.
/// </summary>
internal static class WakeUp
{
    public static bool Measure(BenchFolder place, int rounds)
    {
        var id = place.Make("WAKE");
        var reader = new VariableFiles(place.Store.Folder);
        using var waiter = new VariableWaiter(reader, TimeProvider.System);
        using var bare = new BareInotify(Path.Join(place.Store.Folder, id.User));
        using var writer = Writer.Start("variables-on-demand", place, id);
        List<double> bareTimes = [], waitTimes = [], toldTimes = [];
        var condition = Condition.Parse($"({id},1,2)='$R'");
        var options = new WaitOptions { User = id.User, CheckCurrentValue = false };
        for (var round = -20; round < rounds; round++)
        {
            Ask(writer);
            bare.Wait();
            var (written, seen) = (Written(reader, id), Stopwatch.GetTimestamp());
            var wait = waiter.WaitAsync(condition, options);
            long told = 0;
            using var watch = waiter.Watch(condition, options, _ => Interlocked.Exchange(ref told, Stopwatch.GetTimestamp()));
            Ask(writer);
            var woken = wait.ContinueWith(static _ => Stopwatch.GetTimestamp(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)
                .GetAwaiter().GetResult();
            bare.Wait();
            if (round >= 0)
            {
                toldTimes.Add(Stopwatch.GetElapsedTime(Written(reader, id), Interlocked.Read(ref told)).TotalMicroseconds);
                bareTimes.Add(Stopwatch.GetElapsedTime(written, seen).TotalMicroseconds);
                waitTimes.Add(Stopwatch.GetElapsedTime(Written(reader, id), woken).TotalMicroseconds);
            }
        }

        writer.StandardInput.Close();
        writer.WaitForExit();
        Console.WriteLine($"told {Median(toldTimes)}");
        double bareMedian = Median(bareTimes), waitMedian = Median(waitTimes);
        var ratio = waitMedian / bareMedian;
        return VariablesBench.Row(
            $"from a write by another process to the waiter going on, beside bare inotify and one read of the file, medians of {rounds}",
            string.Create(CultureInfo.InvariantCulture, $"{waitMedian:F0} µs beside {bareMedian:F0} µs, ratio {ratio:F2}"), "≤ 1.5", ratio <= 1.5);
    }

    private static void Ask(Process writer)
    {
        writer.StandardInput.Write('\n');
        writer.StandardInput.Flush();
    }

    private static long Written(VariableFiles reader, VariableId id) =>
        long.Parse(reader.TryRead(id)!.Value.Record.Information, CultureInfo.InvariantCulture);

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
