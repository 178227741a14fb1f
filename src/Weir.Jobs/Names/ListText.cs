using System.Globalization;

namespace Weir.Jobs;

/// <summary>A list within a sentence: its first few, and how many more there are.</summary>
public static class ListText
{
    /// <summary>At most so many of the texts with commas between them, and <c>and N more</c> where some are left.</summary>
    public static string FirstOf(IReadOnlyCollection<string> texts, int most)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var first = string.Join(", ", texts.Take(most));
        return texts.Count > most ? string.Create(CultureInfo.InvariantCulture, $"{first} and {texts.Count - most} more") : first;
    }
}
