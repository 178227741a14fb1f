using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Weir.Jobs.Thresholds;

/// <summary>What a threshold is set to: <c>5</c> is a value, <c>+5</c> and <c>-5</c> are added to the one there is.</summary>
public readonly record struct ThresholdChange
{
    /// <summary>How one is written, for error messages.</summary>
    public const string Allowed = "n for a value, +n or -n for more or less than now, n 0 to 999999999";

    private readonly bool _isRelative;
    private readonly int _number;

    private ThresholdChange(bool isRelative, int number) => (_isRelative, _number) = (isRelative, number);

    /// <summary>Reads one, or says no.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ThresholdChange change)
    {
        change = default;
        if (
            string.IsNullOrEmpty(text)
            || !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || !Threshold.Holds(number)
        )
        {
            return false;
        }

        change = new ThresholdChange(text[0] is '+' or '-', number);
        return true;
    }

    /// <summary>What makes a value of the one there is: a value below 0 is reached from there only.</summary>
    public static ThresholdChange Reaching(int value, int now) => value < 0 ? new(true, value - now) : new(false, value);

    /// <summary>The value after it, or that there is none such.</summary>
    public bool TryApply(int now, out int value)
    {
        var made = _isRelative ? (long)now + _number : _number;
        value = Threshold.Holds(made) ? (int)made : now;
        return Threshold.Holds(made);
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => _number.ToString(_isRelative ? "+0;-0;+0" : "0", CultureInfo.InvariantCulture);
}
