using System.Globalization;
using Weir.Jobs.Properties;
using Weir.Jobs.Thresholds;
using Weir.Schedules.Events;
using Weir.Schedules.Expressions;

namespace Weir.Day.Constraints;

/// <summary>A property or a threshold to set so that an expression becomes true.</summary>
/// <param name="Of">Which of them.</param>
/// <param name="Command">What does it.</param>
internal sealed record ExpressionChange(PlaceholderName Of, string Command)
{
    /// <summary>Setting it to this; <see langword="null"/> where it cannot hold that.</summary>
    public static ExpressionChange? To(PlaceholderName of, ExpressionValue? now, ExpressionValue value)
    {
        var text = value.ToText();
        if (of.Property is { } path)
        {
            return PropertyValue.TryParse(text, out var holds) && holds == text
                ? new ExpressionChange(of, $"weir property set {ShellWord.From(path.ToString())} {ShellWord.From(text)}")
                : null;
        }

        return
            of.Threshold is { } threshold
            && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && Threshold.Holds(number)
            ? new ExpressionChange(
                of,
                $"weir threshold set {ShellWord.From(threshold.Text)} {ThresholdChange.Reaching(number, (int)(now?.ToNumberOrNone() ?? 0))}"
            )
            : null;
    }
}
