using System.Globalization;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>A line that a job of a night wrote: its number, <c>begin</c> or <c>end</c>, and its tag.</summary>
internal sealed record RanLine(int Number, string Word, string Tag)
{
    public static RanLine Of(string line)
    {
        var words = line.Split(' ');
        return new RanLine(int.Parse(words[0], CultureInfo.InvariantCulture), words[1], words[2]);
    }
}
