using System.Globalization;

namespace Weir.Jobs;

/// <summary>
/// Several jobs of one name on a schedule's day are told apart as <c>NAME</c>, <c>NAME$0001</c>, <c>NAME$0002</c> and so on.
/// </summary>
public static class CopyName
{
    /// <summary>The highest number of a copy.</summary>
    public const int Most = 9999;

    private const int SuffixLength = 5;

    /// <summary>The name of a copy; 0 is the name itself. A name that leaves no room for the number is cut.</summary>
    public static ObjectName Create(ObjectName name, int number) =>
        number == 0 ? name : ObjectName.Parse(string.Create(CultureInfo.InvariantCulture, $"{Stem(name)}${number:D4}"));

    /// <summary>What the copies of a name have before their numbers.</summary>
    public static ObjectName Stem(ObjectName name) =>
        name.Text.Length > ObjectName.MaximumLength - SuffixLength
            ? ObjectName.Parse(name.Text[..(ObjectName.MaximumLength - SuffixLength)])
            : name;

    /// <summary>What a copy is of, and its number; says no to a name that is not a copy's.</summary>
    public static bool TryParse(ObjectName name, out ObjectName stem, out int number)
    {
        var text = name.Text;
        (stem, number) = (name, 0);
        return text.Length > SuffixLength
            && text[^SuffixLength] == '$'
            && int.TryParse(text.AsSpan(text.Length - SuffixLength + 1), NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && ObjectName.TryParse(text[..^SuffixLength], out stem);
    }
}
