namespace Weir.Tracking.Variables;

/// <summary>A text, with other variables in it.</summary>
/// <param name="Text">Up to 4096 characters.</param>
public sealed record FixedValue(string Text) : VariableSource
{
    /// <inheritdoc />
    public override IReadOnlyList<string> Texts => [Text];

    /// <inheritdoc />
    public override string ToString() => "fixed";
}
