namespace Weir.Cli.Terminal;

/// <summary>Text after a head, broken between words where the terminal ends, and set in under itself.</summary>
internal static class WrappedText
{
    private const int Least = 20;

    public static void Write(TextWriter target, string head, string text, int width)
    {
        var margin = CellWidth.Measure(head);
        var room = Math.Max(Least, width - margin);
        var used = 0;
        target.Write(head);
        foreach (var word in text.Split(' '))
        {
            var size = CellWidth.Measure(word);
            if (used > 0 && used + 1 + size > room)
            {
                target.WriteLine();
                target.Write(new string(' ', margin));
                used = 0;
            }

            target.Write(used > 0 ? " " + word : word);
            used += size + (used > 0 ? 1 : 0);
        }

        target.WriteLine();
    }
}
