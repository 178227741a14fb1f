namespace Weir.Definitions.Reading;

/// <summary>Keys with values, in the order in which they stand.</summary>
internal sealed record Mapping(SourcePosition Place, IReadOnlyList<(Scalar Key, Node Value)> Pairs) : Node(Place)
{
    public override string Found => "keys with values";
}
