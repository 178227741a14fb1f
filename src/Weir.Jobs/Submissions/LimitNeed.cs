using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Weir.Jobs;

/// <summary>How many units of a named limit a job needs, written <c>NAME</c> or <c>NAME=n</c>.</summary>
/// <param name="Limit">The limit's name.</param>
/// <param name="Units">1 to 999.</param>
public readonly record struct LimitNeed(ObjectName Limit, int Units)
{
    /// <summary>The most units one job may need.</summary>
    public const int MaximumUnits = 999;

    /// <summary>Reads <c>NAME</c> (one unit) or <c>NAME=n</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out LimitNeed need)
    {
        need = default;
        if (text is null)
        {
            return false;
        }

        var units = 1;
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (
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

    public override string ToString() => Units == 1 ? Limit.Text : string.Create(CultureInfo.InvariantCulture, $"{Limit}={Units}");
}
