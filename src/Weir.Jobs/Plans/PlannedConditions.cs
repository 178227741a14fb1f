namespace Weir.Jobs.Plans;

/// <summary>
/// What a planned job's machine looks at before it starts, when nothing else holds it: first the variables, then the files.
/// </summary>
public sealed record PlannedConditions
{
    /// <summary>The most files that one job waits for.</summary>
    public const int MostFiles = 20;

    /// <summary>A condition on job variables; <see langword="null"/> is none.</summary>
    public string? When { get; init; }

    /// <summary>Files that are to be there or gone.</summary>
    public IReadOnlyList<FileCondition> Files { get; set; } = [];

    /// <summary>Both of them in words, after "it waits for".</summary>
    public override string ToString() =>
        string.Join("; ", [.. When is null ? Array.Empty<string>() : [When], .. Files.Select(file => file.ToString())]);
}
