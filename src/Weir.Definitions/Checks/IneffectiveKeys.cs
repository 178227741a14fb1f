using Weir.Schedules;

namespace Weir.Definitions.Checks;

/// <summary>Keys of a definition that cannot act beside what else it says.</summary>
internal static class IneffectiveKeys
{
    // A job of type tracked goes at once: nothing can hold it, order it or give it other attributes than it was submitted with.
    private static readonly string[] s_ofTracked =
    [
        "name",
        "schedule",
        "type",
        "machine",
        "ok",
        "maxRunTime",
        "retry",
        "onLeftovers",
        "output",
        "messages",
        "on",
    ];

    // A planned job is its schedule's alone, and its copies are named by number.
    private static readonly string[] s_notOfBatch = ["allowMultiple"];

    // Of a job that runs elsewhere Weir knows when it is due and what the pings say.
    private static readonly string[] s_ofExternal =
    [
        "name",
        "schedule",
        "type",
        "after",
        "requires",
        "exclude",
        "hold",
        "notBefore",
        "latestStart",
        "mustEndBy",
        "limits",
        "service",
        "ok",
        "frequency",
        "build",
        "on",
    ];

    // A container has no process and no machine: its sub-schedule's jobs have.
    private static readonly string[] s_ofContainer =
    [
        "name",
        "schedule",
        "type",
        "runs",
        "properties",
        "after",
        "requires",
        "conflict",
        "exclude",
        "thresholds",
        "expressions",
        "hold",
        "notBefore",
        "latestStart",
        "mustEndBy",
        "priority",
        "limits",
        "service",
        "frequency",
        "build",
        "on",
    ];

    /// <summary>
    /// The keys that were given and do nothing, and why that is, with what to do; <see langword="null"/> where there are none.
    /// </summary>
    public static (IReadOnlyList<string> Keys, string Why)? Find(Definition definition)
    {
        var given = definition.Entries.Select(entry => entry.Key);
        var (idle, why) = definition.Subject switch
        {
            JobDefinition { Type: JobDefinitionType.Tracked } => (
                given.Except(s_ofTracked).ToList(),
                $"in a job definition of type tracked, whose jobs go at once: leave out, or say type: queued; allowed are {string.Join(", ", s_ofTracked)}"
            ),
            JobDefinition { Type: JobDefinitionType.Batch or JobDefinitionType.Captured, Command: not null } planned => (
                given.Intersect(s_notOfBatch).ToList(),
                $"in a job definition of type {planned.Type.ToString().ToLowerInvariant()}, whose jobs the schedule makes: leave out, or say type: queued"
            ),
            JobDefinition { Type: JobDefinitionType.External } => (
                given.Except(s_ofExternal).ToList(),
                $"in a job definition of type external, whose jobs run elsewhere: leave out, or say type: batch; allowed are {string.Join(", ", s_ofExternal)}"
            ),
            JobDefinition { Type: JobDefinitionType.Container } => (
                given.Except(s_ofContainer).ToList(),
                $"in a job definition of type container, which has no process and no machine: leave out, or say it of the jobs of its sub-schedule; allowed are {string.Join(", ", s_ofContainer)}"
            ),
            _ => ([], ""),
        };
        return idle.Count == 0 ? null : (idle, why);
    }

    /// <summary>That as a sentence.</summary>
    public static string TextOf(IReadOnlyList<string> keys, string why) => $"{string.Join(", ", keys)} cannot act {why}";
}
