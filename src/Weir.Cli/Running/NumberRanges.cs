using System.Globalization;
using Weir.Jobs;

namespace Weir.Cli.Running;

/// <summary>Numbers of jobs that follow one another, as people type them: <c>41-60</c>.</summary>
internal static class NumberRanges
{
    private const int Most = 10_000;

    /// <summary>Each range becomes its numbers; all else stays as it was typed.</summary>
    /// <exception cref="UsageException">A range goes backwards, or is too long.</exception>
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> typed) => [.. typed.SelectMany(Expand)];

    private static IEnumerable<string> Expand(string text)
    {
        if (
            text.IndexOf('-', StringComparison.Ordinal) is not (> 0 and var cut)
            || !TrackingNumber.TryParse(text.AsSpan(0, cut), out var first)
            || !TrackingNumber.TryParse(text.AsSpan(cut + 1), out var last)
        )
        {
            return [text];
        }

        return last.Value >= first.Value && last.Value - first.Value < Most
            ? Enumerable.Range(first.Value, last.Value - first.Value + 1).Select(number => number.ToString(CultureInfo.InvariantCulture))
            : throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{Printable.Escape(text)}' is not allowed; allowed is FIRST-LAST, at most {Most} numbers"
                )
            );
    }
}
