using System.Text.Json.Serialization;

namespace Weir.Jobs;

/// <summary>One act as the audit keeps it. All texts are made printable and cut here, once, wherever they come from.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">Who, and from where.</param>
/// <param name="Action">What was asked for, in the words of the command line: <c>hold</c>, <c>rule remove</c>, <c>gate start</c>.</param>
/// <param name="Kind">What it was done to: <c>job</c>, <c>rule</c>, <c>limit</c>, <c>way</c> ….</param>
/// <param name="Subject">Its name or number.</param>
/// <param name="Outcome">Whether it was done.</param>
/// <param name="Text">Why, in the actor's words.</param>
/// <param name="Before">The subject before.</param>
/// <param name="After">The subject afterwards.</param>
/// <param name="Detail">What came of it, or why it was refused.</param>
/// <param name="Id">Rises with each entry; 0 until stored.</param>
public sealed record AuditEntry(
    DateTimeOffset At,
    [property: JsonRequired] Actor Actor,
    string Action,
    string Kind,
    string Subject,
    AuditOutcome Outcome,
    string? Text = null,
    string? Before = null,
    string? After = null,
    string? Detail = null,
    long Id = 0
)
{
    private const int LongestWord = 64;
    private const int LongestName = 200;
    private const int LongestText = 500;
    private const int LongestState = 4000;

    /// <summary>What was asked for.</summary>
    public string Action { get; } = Printable.Escape(Action, LongestWord);

    /// <summary>What it was done to.</summary>
    public string Kind { get; } = Printable.Escape(Kind, LongestWord);

    /// <summary>Its name or number.</summary>
    public string Subject { get; } = Printable.Escape(Subject, LongestName);

    /// <summary>Why, in the actor's words.</summary>
    public string? Text { get; } = Clean(Text, LongestText);

    /// <summary>The subject before.</summary>
    public string? Before { get; } = Clean(Before, LongestState);

    /// <summary>The subject afterwards.</summary>
    public string? After { get; } = Clean(After, LongestState);

    /// <summary>What came of it, or why it was refused.</summary>
    public string? Detail { get; } = Clean(Detail, LongestText);

    private static string? Clean(string? text, int longest) => string.IsNullOrEmpty(text) ? null : Printable.Escape(text, longest);
}
