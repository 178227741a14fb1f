using System.Diagnostics;
using System.Globalization;
using Weir.JobVariables;

namespace Weir.Bench.JobVariables;

/// <summary>Reads a record over and over, its file opened each time, while another process writes it without a pause.</summary>
internal static class TornReads
{
    public static bool Measure(BenchFolder place, long reads)
    {
        var id = place.Make("TORN");
        var reader = new VariableFiles(place.Store.Folder);
        using var writer = Writer.Start("variables-storm", place, id);
        try
        {
            while (reader.TryRead(id)!.Value.Record.Status.Letters.Length == 0)
            {
                Thread.Yield();
            }

            long torn = 0,
                changes = 0;
            var last = default(VariableValue);
            var clock = Stopwatch.StartNew();
            for (long read = 0; read < reads; read++)
            {
                var value = reader.TryRead(id)!.Value;
                torn += Writer.IsWhole(value.Record) ? 0 : 1;
                changes += value.IsSameWrite(last) ? 0 : 1;
                last = value;
            }

            var each = clock.Elapsed.TotalMicroseconds / reads;
            writer.StandardInput.Close();
            var writes = long.Parse(writer.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);
            return VariablesBench.Row(
                $"torn among {reads:N0} reads of a record, its file opened for each, during {writes:N0} writes by another process",
                $"{torn} torn; {each:F1} µs a read, {changes:N0} of them saw a new write",
                "0",
                torn == 0
            );
        }
        finally
        {
            writer.StandardInput.Close();
            writer.WaitForExit();
        }
    }
}
