using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Weir.Jobs;

/// <summary>How many units of a named limit a job needs, written <c>NAME</c>, <c>NAME=n</c> or <c>NAME=all</c>.</summary>
/// <param name="Limit">The limit's name.</param>
/// <param name="Units">1 to 999; 0 of one that needs <see cref="IsAll">all</see>.</param>
public readonly record struct LimitNeed(ObjectName Limit, int Units)
{
    /// <summary>The most units one job may need.</summary>
    public const int MaximumUnits = 999;

    /// <summary>How one is written, for error messages.</summary>
    public const string Allowed = "NAME, NAME=n with n from 1 to 999, or NAME=all";

    private const string All = "all";

    /// <summary>Whether the job needs the limit for itself alone, whatever its maximum is.</summary>
    public bool IsAll => Units == 0;

    /// <summary>All of a limit.</summary>
    public static LimitNeed AllOf(ObjectName limit) => new(limit, 0);

    /// <summary>Each limit once: of two needs of one the larger counts, and all is larger than any number.</summary>
    public static IReadOnlyList<LimitNeed> Together(IEnumerable<LimitNeed> needs) =>
        [
            .. needs
                .GroupBy(need => need.Limit)
                .Select(same => same.Any(need => need.IsAll) ? AllOf(same.Key) : new LimitNeed(same.Key, same.Max(need => need.Units))),
        ];

    /// <summary>Reads <c>NAME</c> (one unit), <c>NAME=n</c> or <c>NAME=all</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out LimitNeed need)
    {
        need = default;
        if (text is null)
        {
            return false;
        }

        var units = 1;
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals >= 0 && text.AsSpan(equals + 1).Equals(All, StringComparison.OrdinalIgnoreCase))
        {
            units = 0;
        }
        else if (
            equals >= 0
            && (
                !int.TryParse(text.AsSpan(equals + 1), NumberStyles.None, CultureInfo.InvariantCulture, out units)
                || units is < 1 or > MaximumUnits
            )
        )
        {
            return false;
        }

        if (!ObjectName.TryParse(equals < 0 ? text : text[..equals], out var name))
        {
            return false;
        }

        need = new LimitNeed(name, units);
        return true;
    }

    public override string ToString() =>
        IsAll ? $"{Limit}={All}"
        : Units == 1 ? Limit.Text
        : string.Create(CultureInfo.InvariantCulture, $"{Limit}={Units}");
}
