using System.Diagnostics.CodeAnalysis;

namespace Weir.Jobs.Plans;

/// <summary>
/// An expression that must be true for a job to start, as it is written: <c>[[SI.COUNT]] &gt; 3 and [[TH.ERRORS]] = 0</c>. What it means is
/// read by whoever asks it.
/// </summary>
public readonly record struct ExpressionText
{
    /// <summary>The longest one.</summary>
    public const int Longest = 1000;

    /// <summary>The most that one definition has.</summary>
    public const int MostOfOne = 20;

    private readonly string? _text;

    private ExpressionText(string text) => _text = text;

    /// <summary>As it is written.</summary>
    public string Text => _text ?? "";

    /// <summary>Takes a text, without the blanks around it, or says no.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ExpressionText expression)
    {
        var trimmed = text?.Trim() ?? "";
        var holds = trimmed.Length is > 0 and <= Longest && !trimmed.Any(char.IsControl);
        expression = holds ? new ExpressionText(trimmed) : default;
        return holds;
    }

    /// <inheritdoc />
    public override string ToString() => Text;
}
