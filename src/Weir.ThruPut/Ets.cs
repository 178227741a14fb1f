using System.Globalization;

namespace Weir.ThruPut;

/// <summary>An estimated time to selection: the text people read and the number that sorts it.</summary>
/// <param name="Text"><c>10 min</c>, <c>Indeterminate</c> or <c>Indeterminate - Delayed</c>.</param>
/// <param name="Code">Minutes, or a number above them all.</param>
public readonly record struct Ets(string Text, int Code)
{
    private const int IndeterminateCode = 99998;
    private const int DelayedCode = 99999;

    /// <summary>Not known: too little was selected lately to tell.</summary>
    public static Ets Indeterminate { get; } = new("Indeterminate", IndeterminateCode);

    /// <summary>Not known, because the job is held.</summary>
    public static Ets Delayed { get; } = new("Indeterminate - Delayed", DelayedCode);

    /// <summary>A known time, in whole minutes begun.</summary>
    public static Ets After(TimeSpan wait)
    {
        var minutes = (int)Math.Clamp(Math.Ceiling(wait.TotalMinutes), 0, IndeterminateCode - 1);
        return new Ets(string.Create(CultureInfo.InvariantCulture, $"{minutes} min"), minutes);
    }

    /// <summary>Reads a text without its number, as replies of the original may have it.</summary>
    internal static Ets Of(string text)
    {
        if (text == Delayed.Text)
        {
            return Delayed;
        }

        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        return blank > 0 && int.TryParse(text.AsSpan(0, blank), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes < IndeterminateCode
            ? new Ets(text, minutes)
            : new Ets(text, IndeterminateCode);
    }
}
