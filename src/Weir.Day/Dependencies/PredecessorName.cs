using System.Globalization;
using Weir.Jobs;

namespace Weir.Day.Dependencies;

/// <summary>Copies of a job are named <c>NAME$0001</c> and so on: who depends on the name depends on all of them.</summary>
internal static class PredecessorName
{
    private const int SuffixLength = 5;

    /// <summary>The name without the number of its copy.</summary>
    public static ObjectName Base(ObjectName name)
    {
        var text = name.Text;
        return
            text.Length > SuffixLength
            && text[^SuffixLength] == '$'
            && int.TryParse(text.AsSpan(text.Length - SuffixLength + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? ObjectName.Parse(text[..^SuffixLength])
            : name;
    }
}
