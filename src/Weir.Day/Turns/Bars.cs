using System.Globalization;
using Weir.Jobs;

namespace Weir.Day.Turns;

/// <summary>The bars that there are, by what they stand for.</summary>
internal static class Bars
{
    public static Bar Of(ObjectName schedule, DateOnly date) => new(BarKind.Schedule, NameOf(schedule, date));

    public static Bar Of(QualifiedName jobQueue) => new(BarKind.JobQueue, NameOf(jobQueue));

    public static Bar OfMachine(string machine) => new(BarKind.Machine, machine);

    public static Bar OfLimit(ObjectName limit) => new(BarKind.Limit, limit.Text.ToUpperInvariant());

    public static string NameOf(QualifiedName jobQueue) => jobQueue.ToString().ToUpperInvariant();

    public static string NameOf(ObjectName schedule, DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{schedule.Text.ToUpperInvariant()}@{date:yyyy-MM-dd}");
}
