using System.Globalization;
using System.Text;

namespace Weir.Jobs.Placeholders;

/// <summary>
/// How a date is written: <c>yyyy</c>, <c>yy</c>, <c>mm</c>, <c>dd</c>, <c>jjj</c> (day of the year), <c>ww</c> (week of ISO 8601), in any
/// case, with <c>- . _ / :</c> or a blank between them.
/// </summary>
public static class DateForm
{
    /// <summary>What one may be, for error messages.</summary>
    public const string Allowed = "yyyy, yy, mm, dd, jjj (day of the year), ww (week), with - . _ / : or a blank between them";

    /// <summary>How a date is written where nobody says.</summary>
    public const string Usual = "yyyy-mm-dd";

    private static readonly string[] s_parts = ["yyyy", "yy", "mm", "dd", "jjj", "ww"];

    /// <summary>Whether a date can be written so.</summary>
    public static bool IsOne(string form) => Write(new DateOnly(2000, 1, 1), form) is not null;

    /// <summary>The date in a form; <see langword="null"/> where it is none.</summary>
    public static string? Write(DateOnly date, string form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var written = new StringBuilder();
        var hasPart = false;
        for (var at = 0; at < form.Length; )
        {
            var part = Array.Find(
                s_parts,
                known => string.Compare(form, at, known, 0, known.Length, StringComparison.OrdinalIgnoreCase) == 0
            );
            if (part is null && form[at] is not ('-' or '.' or '_' or '/' or ':' or ' '))
            {
                return null;
            }

            hasPart |= part is not null;
            written.Append(part is null ? form[at].ToString() : Written(date, part));
            at += part?.Length ?? 1;
        }

        return hasPart ? written.ToString() : null;
    }

    private static string Written(DateOnly date, string part) =>
        part switch
        {
            "yyyy" => date.ToString("yyyy", CultureInfo.InvariantCulture),
            "yy" => date.ToString("yy", CultureInfo.InvariantCulture),
            "mm" => date.ToString("MM", CultureInfo.InvariantCulture),
            "dd" => date.ToString("dd", CultureInfo.InvariantCulture),
            "jjj" => date.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
            _ => ISOWeek.GetWeekOfYear(date.ToDateTime(TimeOnly.MinValue)).ToString("00", CultureInfo.InvariantCulture),
        };
}
