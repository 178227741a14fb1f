using System.Diagnostics;
using System.Globalization;
using Weir.JobVariables;
using Weir.Linux;

namespace Weir.Bench.JobVariables;

/// <summary>Writes records as a shepherd does, in a process of its own.</summary>
internal static class Writer
{
    /// <summary>Writes as fast as it can until its input ends; then says how often it wrote.</summary>
    public static int Storm(string folder, string user, string name)
    {
        VariableId id = new(user, name);
        using var stop = new CancellationTokenSource();
        new Thread(() =>
        {
            _ = Console.In.Read();
            stop.Cancel();
        })
        {
            IsBackground = true,
        }.Start();
        long writes = 0;
        while (!stop.IsCancellationRequested)
        {
            var count = writes++;
            using var file = RecordFile.TryOpen(folder, id, null)!;
            file.Update(VariableEncoding.Ascii, record => Record(record, count));
        }

        Console.WriteLine(writes.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    /// <summary>Writes once for each line that it reads, the time of the write into the application's name and information.</summary>
    public static int OnDemand(string folder, string user, string name)
    {
        VariableId id = new(user, name);
        while (Console.In.ReadLine() is not null)
        {
            // Whoever waits has gone to sleep by then.
            Pause.For(5);
            using var file = RecordFile.TryOpen(folder, id, null)!;
            file.Update(
                VariableEncoding.Ascii,
                record =>
                    record
                        .WithInformation(Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture))
                        .With(record.Status == MonitoringStatus.Running ? MonitoringStatus.Succeeded : MonitoringStatus.Running)
            );
        }

        return 0;
    }

    public static Process Start(string verb, BenchFolder place, VariableId id)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, [verb, place.Store.Folder, id.User, id.Name])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>Whether all fields of a record are of one and the same write.</summary>
    public static bool IsWhole(MonitoringRecord record)
    {
        var information = record.Information;
        if (information.Length == 0)
        {
            return record.Status.Letters.Length == 0;
        }

        var digits = information[..8];
        var count = long.Parse(digits, CultureInfo.InvariantCulture);
        return record.Application == digits && information[50..] == digits && record.Status == StatusOf(count);
    }

    private static MonitoringRecord Record(MonitoringRecord record, long count)
    {
        var digits = (count % 100_000_000).ToString("D8", CultureInfo.InvariantCulture);
        return record.With(StatusOf(count)).WithApplication(digits).WithInformation(digits + new string('.', 42) + digits);
    }

    private static MonitoringStatus StatusOf(long count) =>
        (count % 4) switch
        {
            0 => MonitoringStatus.Waiting,
            1 => MonitoringStatus.Running,
            2 => MonitoringStatus.Succeeded,
            _ => MonitoringStatus.Failed,
        };
}
