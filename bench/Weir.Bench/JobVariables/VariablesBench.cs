using System.Globalization;

namespace Weir.Bench.JobVariables;

/// <summary>
/// The figures of job variables: torn reads, time from a write to a waiter's wake-up, and what many waiters cost while nothing happens.
/// </summary>
internal static class VariablesBench
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var scale = arguments.Count == 0 ? 100 : int.Parse(arguments[0], CultureInfo.InvariantCulture);
        bool Wanted(string part) => arguments.Count < 2 || arguments.Skip(1).Contains(part);
        using var place = new BenchFolder();
        Console.WriteLine("| what | measured | target | met |");
        Console.WriteLine("| --- | --- | --- | --- |");
        var met = !Wanted("idle") || IdleWaiters.Measure(place, 100 * scale, 10 * scale);
        met &= !Wanted("wake") || await WakeUp.MeasureAsync(place, Math.Max(50, 20 * scale)).ConfigureAwait(false);
        met &= !Wanted("torn") || TornReads.Measure(place, 100_000L * scale);
        return met ? 0 : 1;
    }

    public static bool Row(string what, string measured, string target, bool? met)
    {
        Console.WriteLine($"| {what} | {measured} | {target} | {(met is { } known ? known ? "yes" : "no" : "-")} |");
        return met ?? true;
    }
}
