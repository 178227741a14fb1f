namespace Weir.EndToEnd.Tests.Docs;

/// <summary>A command as a page shows it, and what it shows as its output.</summary>
/// <param name="Line">Where, from 1.</param>
/// <param name="Text">The command, all its lines.</param>
/// <param name="Expected">The lines of output that the page shows.</param>
internal sealed record DocumentedCommand(int Line, string Text, IReadOnlyList<string> Expected)
{
    private const string Prompt = "$ ";
    private const string Continued = "> ";

    /// <summary>The commands of a page in order: <c>$ </c> begins one, <c>&gt; </c> continues it, the rest is output.</summary>
    public static IReadOnlyList<DocumentedCommand> Of(string page)
    {
        var commands = new List<DocumentedCommand>();
        foreach (var block in MarkdownBlock.Of(page).Where(block => block.Tag.StartsWith("console", StringComparison.Ordinal)))
        {
            var text = "";
            var line = 0;
            var expected = new List<string>();
            for (var i = 0; i <= block.Lines.Count; i++)
            {
                var current = i < block.Lines.Count ? block.Lines[i] : Prompt;
                if (current.StartsWith(Prompt, StringComparison.Ordinal))
                {
                    if (text.Length > 0)
                    {
                        commands.Add(new DocumentedCommand(line, text, expected));
                    }

                    text = current[Prompt.Length..];
                    line = block.Line + 1 + i;
                    expected = [];
                }
                else if (current.StartsWith(Continued, StringComparison.Ordinal) && expected.Count == 0)
                {
                    text += "\n" + current[Continued.Length..];
                }
                else
                {
                    expected.Add(current);
                }
            }
        }

        return commands;
    }
}
