using Weir.Jobs;

namespace Weir.Cli.Terminal;

/// <summary>Names and values below each other; what has no value is left out.</summary>
internal sealed class FieldList(TextWriter target, int width = 80)
{
    private const int NameWidth = 13;

    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            WrappedText.Write(target, (name + ":").PadRight(NameWidth), Printable.Escape(value, 4000), width);
        }
    }
}
