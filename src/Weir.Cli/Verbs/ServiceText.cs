using System.Globalization;

namespace Weir.Cli.Verbs;

/// <summary>How goals, ages and counts read on a terminal.</summary>
internal static class ServiceText
{
    private const int Largest = 9999;

    /// <summary>Minutes and seconds as goals are written; days and hours where it is long.</summary>
    public static string Span(int seconds) =>
        seconds < 60_000
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:D2}")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds / 86_400}d {seconds / 3600 % 24}h");

    /// <summary>A goal that there may not be.</summary>
    public static string Goal(int? seconds) => seconds is { } some ? Span(some) : "-";

    /// <summary>A count in at most four characters; a dot for none, so that a table of many shows where some are.</summary>
    public static string Count(int count) =>
        count switch
        {
            0 => ".",
            <= Largest => count.ToString(CultureInfo.InvariantCulture),
            < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{count / 1000}k"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{count / 1_000_000}M"),
        };

    /// <summary>Hours where they are whole, else minutes.</summary>
    public static string Hours(int minutes) =>
        string.Create(CultureInfo.InvariantCulture, $"{(minutes % 60 == 0 ? minutes / 60 : minutes)}{(minutes % 60 == 0 ? "h" : "m")}");

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
