using Weir.Jobs;
using Weir.Protocol.Variables;

namespace Weir.Agent.Variables;

/// <summary>An action as the journal keeps it.</summary>
internal sealed record StoredAction
{
    public required string Name { get; init; }

    public required Submitter Owner { get; init; }

    /// <summary>Whether its owner was an administrator when it was made.</summary>
    public bool IsAdministrator { get; init; }

    /// <summary>With all names in full.</summary>
    public required string Condition { get; init; }

    public IReadOnlyList<ConditionSet> Set { get; set; } = [];

    /// <summary>A submission's bytes, or <see langword="null"/>.</summary>
    public byte[]? Submission { get; init; }

    public bool Repeat { get; init; }

    public required DateTimeOffset Since { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether the condition was true when it was looked at last: it acts when that becomes so.</summary>
    public bool WasTrue { get; init; }

    public int Acted { get; init; }

    public string? Last { get; init; }
}
