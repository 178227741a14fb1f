using System.Globalization;
using Weir.Jobs;

namespace Weir.Cli.Running;

/// <summary>Days as one types them, or a usage error that says how.</summary>
internal static class DateArgument
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>The day as <c>YYYY-MM-DD</c>; <c>today</c> by this machine's clock.</summary>
    public static string? Iso(string option, string? text, TimeProvider time) =>
        text switch
        {
            null => null,
            "today" => time.GetLocalNow().ToString(Form, CultureInfo.InvariantCulture),
            _ when DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => text,
            _ => throw new UsageException($"{option} '{Printable.Escape(text)}' is not a date; allowed is YYYY-MM-DD or today"),
        };
}
