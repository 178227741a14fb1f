using System.Globalization;

namespace Weir.WhatIf.Reports;

/// <summary>Figures as people read them, short enough for a column.</summary>
internal static class NumberText
{
    public static string Count(long count) =>
        count < 1_000_000
            ? count.ToString("N0", CultureInfo.InvariantCulture)
            : (count / 1e6).ToString("0.00", CultureInfo.InvariantCulture) + "M";

    public static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    public static string Part(int count, int of) => of == 0 ? "" : Percent((double)count / of);

    public static string Times(double? ratio) => ratio?.ToString(ratio < 9.995 ? "0.00" : "0", CultureInfo.InvariantCulture) ?? "";

    public static string Bucket(double? bucket) => bucket?.ToString(bucket < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture) ?? "-";
}
