using Weir.Jobs;

namespace Weir.Definitions.Reading;

/// <summary>One value, as text.</summary>
internal sealed record Scalar(SourcePosition Place, string Text) : Node(Place)
{
    public override string Found => Text.Length == 0 ? "nothing" : $"'{Printable.Escape(Text)}'";
}
