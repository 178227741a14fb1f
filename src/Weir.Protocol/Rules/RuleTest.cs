namespace Weir.Protocol.Rules;

/// <summary>A submission to hold against the rules: <c>POST /v1/rules/test</c>.</summary>
public sealed record RuleTest
{
    public required string JobName { get; init; }

    public required string User { get; init; }

    /// <summary>LIBRARY/NAME.</summary>
    public string JobDescription { get; set; } = "WEIR/DEFAULT";

    /// <summary>LIBRARY/NAME.</summary>
    public string JobQueue { get; set; } = "WEIR/DEFAULT";

    /// <summary>The machine it comes from; <see langword="null"/> = any.</summary>
    public string? Machine { get; set; }
}
