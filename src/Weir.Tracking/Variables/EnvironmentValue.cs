namespace Weir.Tracking.Variables;

/// <summary>An entry of the environment that the job starts with.</summary>
/// <param name="Name">The entry's name.</param>
public sealed record EnvironmentValue(string Name) : VariableSource
{
    /// <inheritdoc />
    public override bool IsOutside => true;

    /// <inheritdoc />
    public override IReadOnlyList<string> Texts => [Name];

    /// <inheritdoc />
    public override string ToString() => $"environment {Name}";
}
