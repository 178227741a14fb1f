using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Weir.Schedules.Events;

/// <summary>When a job is to start, as the original's reschedule has it.</summary>
/// <param name="From">From when the minutes count.</param>
/// <param name="Minutes">How many; negative is earlier, and only of <see cref="NewStartFrom.ItsStartTime"/>.</param>
public sealed partial record NewStart(NewStartFrom From, int Minutes)
{
    /// <summary>The most minutes either way: one less than a day has.</summary>
    public const int Most = 1439;

    /// <summary>What is allowed, for messages.</summary>
    public const string Allowed = "0 to 1439 minutes, or +n or -n for so many later or earlier than its start time";

    /// <summary>Reads minutes; with a sign they count from the job's start time.</summary>
    public static bool TryParse(string text, NewStartFrom from, [NotNullWhen(true)] out NewStart? start)
    {
        start =
            Form().IsMatch(text)
            && int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) is var minutes and >= -Most and <= Most
                ? new NewStart(text[0] is '+' or '-' ? NewStartFrom.ItsStartTime : from, minutes)
                : null;
        return start is not null;
    }

    [GeneratedRegex(@"\A[+-]?[0-9]{1,4}\z")]
    private static partial Regex Form();
}
