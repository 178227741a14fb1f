using System.Globalization;
using Weir.Jobs;

namespace Weir.Cli.Verbs;

/// <summary>How goals, ages and counts read on a terminal.</summary>
internal static class ServiceText
{
    private const int Largest = 9999;

    /// <summary>A goal that there may not be.</summary>
    public static string Goal(int? seconds) => seconds is { } some ? SpanText.Format(some) : "-";

    /// <summary>A count in at most four characters; a dot for none, so that a table of many shows where some are.</summary>
    public static string Count(int count) =>
        count switch
        {
            0 => ".",
            <= Largest => count.ToString(CultureInfo.InvariantCulture),
            < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{count / 1000}k"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{count / 1_000_000}M"),
        };

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
