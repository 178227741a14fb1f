namespace Weir.Protocol.ServiceLevels;

/// <summary>A policy as it is defined.</summary>
public sealed record PolicyView
{
    public required string Name { get; init; }

    public string Description { get; set; } = "";

    /// <summary>Whether it is the one that decisions are made by now.</summary>
    public required bool Active { get; init; }

    /// <summary>Whether it is the built-in one.</summary>
    public bool BuiltIn { get; set; }

    /// <summary>bucket-first or importance-first.</summary>
    public required string Selection { get; init; }

    /// <summary>longest-first or priority-first.</summary>
    public required string Ties { get; init; }

    /// <summary>A job that has aged so many minutes goes first of all.</summary>
    public required int MaxWaitMinutes { get; init; }

    /// <summary>Its groups with all they inherit; those that are always there too.</summary>
    public required IReadOnlyList<ServiceGroupView> Groups { get; init; }

    /// <summary>Its definition as YAML, as <c>weir apply</c> takes it.</summary>
    public required string Definition { get; init; }
}
