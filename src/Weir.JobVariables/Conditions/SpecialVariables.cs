using System.Globalization;

namespace Weir.JobVariables;

/// <summary>
/// The variables that nobody has to make: <c>$SYSJV.DATE</c>, <c>yyyy-mm-dd</c>, and <c>$SYSJV.TIME</c>, <c>hhmmss</c>, of the
/// machine's time zone, and <c>$SYSJV.TSN</c> of the job that asks.
/// </summary>
internal static class SpecialVariables
{
    public const string Known = "$SYSJV.DATE, $SYSJV.TIME and $SYSJV.TSN";

    private const string Date = "DATE",
        Time = "TIME",
        Job = "TSN";

    public static bool IsKnown(VariableName name) => name.Catalog is null && name.Text is Date or Time or Job;

    public static bool IsTime(VariableName name) => name.IsSpecial && name.Text is Date or Time;

    /// <summary>What one holds; <see langword="null"/> where nobody's job asks for a TSN.</summary>
    public static VariableValue? ValueOf(VariableName name, TimeProvider clock, Tsn? job)
    {
        var text = name.Text switch
        {
            Date => clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Time => clock.GetLocalNow().ToString("HHmmss", CultureInfo.InvariantCulture),
            _ => job?.ToString(),
        };
        return text is null ? null : new VariableValue(CharacterSet.Ascii.TryEncode(text), VariableEncoding.Ascii);
    }
}
