using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Weir.Jobs.Thresholds;

/// <summary>
/// What the value of a threshold must be for a job to start (the original's threshold dependency). Written <c>NAME OPERATOR VALUE</c>, as
/// <c>ERRORS GE 3</c>.
/// </summary>
/// <param name="Name">The threshold.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Value">With what, within <see cref="Threshold.Least"/> and <see cref="Threshold.Most"/>.</param>
public readonly record struct ThresholdNeed(ThresholdName Name, ThresholdOperator Operator, int Value)
{
    /// <summary>How one is written, for error messages.</summary>
    public const string Allowed = "NAME OPERATOR VALUE as ERRORS GE 3, OPERATOR EQ, NE, GT, GE, LT or LE, VALUE -999999999 to 999999999";

    /// <summary>The most that one definition has.</summary>
    public const int MostOfOne = 20;

    /// <summary>Reads one, or says no.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ThresholdNeed need)
    {
        need = default;
        if (
            text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var name, var word, var number]
            || !ThresholdName.TryParse(name, out var threshold)
            || !TryOperator(word, out var comparison)
            || !int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            || !Threshold.Holds(value)
        )
        {
            return false;
        }

        need = new ThresholdNeed(threshold, comparison, value);
        return true;
    }

    /// <summary>Whether a value is one that it asks for.</summary>
    public bool IsMetBy(int value) =>
        Operator switch
        {
            ThresholdOperator.EQ => value == Value,
            ThresholdOperator.NE => value != Value,
            ThresholdOperator.GT => value > Value,
            ThresholdOperator.GE => value >= Value,
            ThresholdOperator.LT => value < Value,
            _ => value <= Value,
        };

    /// <summary>
    /// The value nearest to one that there is that meets all of some needs of one threshold; <see langword="null"/> where none does.
    /// </summary>
    public static int? NearestValue(IReadOnlyCollection<ThresholdNeed> needs, int now)
    {
        ArgumentNullException.ThrowIfNull(needs);
        // Whatever can be met is met by the value there is, or at the edge of a need or right beside it.
        int[] values =
        [
            .. needs
                .SelectMany(need => (int[])[need.Value - 1, need.Value, need.Value + 1])
                .Append(now)
                .Where(value => Threshold.Holds(value) && needs.All(need => need.IsMetBy(value))),
        ];
        return values.Length == 0 ? null : values.OrderBy(value => Math.Abs((long)value - now)).ThenBy(value => value).First();
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Operator} {Value}");

    private static bool TryOperator(string word, out ThresholdOperator comparison) =>
        Enum.TryParse(word, ignoreCase: true, out comparison) && word.All(char.IsAsciiLetter);
}
