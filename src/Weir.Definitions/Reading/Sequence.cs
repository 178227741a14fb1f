namespace Weir.Definitions.Reading;

/// <summary>A list.</summary>
internal sealed record Sequence(SourcePosition Place, IReadOnlyList<Node> Items) : Node(Place)
{
    public override string Found => "a list";
}
