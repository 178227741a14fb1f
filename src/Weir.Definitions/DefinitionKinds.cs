using System.Diagnostics.CodeAnalysis;
using Weir.Definitions.Kinds;

namespace Weir.Definitions;

/// <summary>The kinds of definitions that there are.</summary>
public static class DefinitionKinds
{
    /// <summary>All of them, in the order in which messages name them.</summary>
    public static IReadOnlyList<DefinitionKind> All { get; } =
    [
        RuleKind.Kind,
        JobDefinitionKind.Kind,
        ScheduleKind.Kind,
        FrequencyKind.Kind,
        CalendarKind.Kind,
        JobQueueKind.Kind,
        LimitKind.Kind,
        MachineKind.Kind,
        SetKind.Kind,
        PolicyKind.Kind,
        NotificationKind.Kind,
        VariableKind.Kind,
    ];

    /// <summary>The kind of a word, or says no.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out DefinitionKind? kind)
    {
        kind = All.FirstOrDefault(known => known.Word == text);
        return kind is not null;
    }
}
