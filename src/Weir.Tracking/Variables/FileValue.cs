namespace Weir.Tracking.Variables;

/// <summary>The first line of a file, read as the job's user.</summary>
/// <param name="Path">Its full path, with other variables in it.</param>
public sealed record FileValue(string Path) : VariableSource
{
    /// <inheritdoc />
    public override bool IsOutside => true;

    /// <inheritdoc />
    public override IReadOnlyList<string> Texts => [Path];

    /// <inheritdoc />
    public override string ToString() => $"file {Path}";
}
