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
    public static async Task<bool> MeasureAsync(BenchFolder place, int rounds)
    {
        var id = place.Make("WAKE");
        using var reader = new VariableFiles(place.Store.Folder);
        using var waiter = new VariableWaiter(reader, TimeProvider.System);
        using BlockingWait blocking = new(reader, TimeProvider.System);
        using var writer = Writer.Start("variables-on-demand", place, id);
        List<double> bareTimes = [],
            blockedTimes = [],
            awaitedTimes = [];
        var options = new WaitOptions { User = id.User, Timeout = TimeSpan.FromSeconds(10) };
        for (var round = -50; round < rounds; round++)
        {
            using (var bare = new BareInotify(Path.Join(place.Store.Folder, id.User)))
            {
                Ask(writer);
                var began = Stopwatch.GetTimestamp();
                bare.Wait();
                Take(bareTimes, round, began, Written(reader, id), Stopwatch.GetTimestamp());
            }

            {
                var condition = Next(reader, id);
                Ask(writer);
                var began = Stopwatch.GetTimestamp();
                blocking.For(condition, options);
                var seen = Stopwatch.GetTimestamp();
                Take(blockedTimes, round, began, Written(reader, id), seen);
            }

            {
                var wait = waiter.WaitAsync(Next(reader, id), options);
                Ask(writer);
                var began = Stopwatch.GetTimestamp();
                await wait.ConfigureAwait(false);
                var seen = Stopwatch.GetTimestamp();
                Take(awaitedTimes, round, began, Written(reader, id), seen);
            }
        }

        writer.StandardInput.Close();
        await writer.WaitForExitAsync().ConfigureAwait(false);
        var bareMedian = Median(bareTimes);
        return Row("a program's blocking wait", Median(blockedTimes), bareMedian, rounds)
            & Row("a task that awaits, as in the agent,", Median(awaitedTimes), bareMedian, rounds);
    }

    private static bool Row(string who, double median, double bare, int rounds)
    {
        const double Target = 1.5;
        var ratio = median / bare;
        return VariablesBench.Row(
            $"from a write by another process until {who} goes on, beside bare inotify and one read of the file, medians of {rounds}",
            string.Create(CultureInfo.InvariantCulture, $"{median:F0} µs beside {bare:F0} µs, ratio {ratio:F2}"),
            "≤ 1.5",
            ratio <= Target
        );
    }

    // A write that came before the wait had begun is none that was waited for.
    private static void Take(List<double> times, int round, long began, long written, long seen)
    {
        if (round >= 0 && Stopwatch.GetElapsedTime(began, written).TotalMilliseconds > 2)
        {
            times.Add(Stopwatch.GetElapsedTime(written, seen).TotalMicroseconds);
        }
    }

    private static Condition Next(VariableFiles reader, VariableId id) =>
        Condition.Parse($"({id},1,2)='{(reader.TryRead(id)!.Value.Record.Status == MonitoringStatus.Running ? "$T" : "$R")}'");

    private static void Ask(Process writer)
    {
        writer.StandardInput.Write('\n');
        writer.StandardInput.Flush();
    }

    private static long Written(VariableFiles reader, VariableId id) =>
        long.Parse(reader.TryRead(id)!.Value.Record.Information, CultureInfo.InvariantCulture);

    private static double Median(List<double> times) => times.Count == 0 ? double.NaN : times.Order().ElementAt(times.Count / 2);
}
