using Weir.Jobs;

namespace Weir.Cli.Terminal;

/// <summary>Names and values below each other; what has no value is left out.</summary>
internal sealed class Fields(TextWriter target)
{
    private const int NameWidth = 13;

    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            target.Write((name + ":").PadRight(NameWidth));
            target.WriteLine(Printable.Of(value, 4000));
        }
    }
}
