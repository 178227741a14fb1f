using Weir.Jobs;

namespace Weir.Definitions.Reading;

/// <summary>One value, as text.</summary>
internal sealed record Scalar(SourcePosition Place, string Text) : Node(Place)
{
    /// <summary>Where its text begins, behind a quote or in the line below the sign of a block.</summary>
    public SourcePosition TextPlace { get; init; } = Place;

    /// <summary>The column in which its lines after the first begin.</summary>
    public int Indentation { get; init; } = 1;

    /// <summary>Where a character stands, by its line and column within the text, from 1.</summary>
    public SourcePosition At(int line, int column) =>
        line == 1
            ? new SourcePosition(TextPlace.Line, TextPlace.Column + column - 1)
            : new SourcePosition(TextPlace.Line + line - 1, Indentation + column - 1);

    public override string Found => Text.Length == 0 ? "nothing" : $"'{Printable.Escape(Text)}'";
}
