using Weir.Tracking.Variables;

namespace Weir.Protocol.AgentLink;

/// <summary>The variables as the agent of a machine has them.</summary>
public sealed record PublishedVariables
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<VariableText> Variables { get; set; } = [];

    /// <summary>The dates of the calendars that they name, by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<DateOnly>> Calendars { get; set; } = new Dictionary<string, IReadOnlyList<DateOnly>>();

    /// <summary>What stands around their names on this machine; <see langword="null"/>: <c>{ }</c>.</summary>
    public string? Delimiters { get; set; }
}
