using System.Globalization;

namespace Weir.Jobs;

/// <summary>An estimated time to selection: the text people read and the number that sorts it.</summary>
/// <param name="Text"><c>10 min</c>, <c>Indeterminate</c> or <c>Indeterminate - Delayed</c>.</param>
/// <param name="Code">Minutes, 99998 where nobody can say, 99999 where the job is delayed.</param>
public readonly record struct Ets(string Text, int Code)
{
    /// <summary>The longest time that is told.</summary>
    public const int MostMinutes = IndeterminateCode - 1;

    private const int IndeterminateCode = 99998;
    private const int DelayedCode = 99999;

    /// <summary>Not known: too little was selected lately to tell.</summary>
    public static Ets Indeterminate { get; } = new("Indeterminate", IndeterminateCode);

    /// <summary>Not known, because the job is delayed.</summary>
    public static Ets Delayed { get; } = new("Indeterminate - Delayed", DelayedCode);

    /// <summary>A known time, 0 to <see cref="MostMinutes"/> minutes.</summary>
    public static Ets FromMinutes(int minutes) => new(string.Create(CultureInfo.InvariantCulture, $"{minutes} min"), minutes);

    /// <summary>Reads a text without its number; one that gives no minutes is indeterminate.</summary>
    public static Ets Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text == Delayed.Text)
        {
            return Delayed;
        }

        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        return
            blank > 0
            && int.TryParse(text.AsSpan(0, blank), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            && minutes <= MostMinutes
            ? new Ets(text, minutes)
            : new Ets(text, IndeterminateCode);
    }
}
