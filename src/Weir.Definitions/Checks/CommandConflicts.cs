using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Schedules;
using Weir.Tracking.Rules;

namespace Weir.Definitions.Checks;

/// <summary>
/// Job definitions of type batch that have nothing to run: the original calls those of queued jobs so, which is right where a rule brings
/// what is submitted.
/// </summary>
public static class CommandConflicts
{
    /// <summary>Each that no rule brings jobs of.</summary>
    public static IReadOnlyList<(Definition Definition, string Text)> Find(IEnumerable<Definition> definitions)
    {
        var all = new DefinitionsInForce(definitions);
        return
        [
            .. from definition in all.OfKind(JobDefinitionKind.Kind)
            let job = (JobDefinition)definition.Subject
            where job.IsBrought && job.Type == JobDefinitionType.Batch
            where !all.From<TrackingRule>().Any(rule => rule.Type == TrackType.Queue && rule.Puts(job.Name, job.Schedule))
            select (definition, TextOf(job)),
        ];
    }

    private static string TextOf(JobDefinition job) =>
        $"job definition {job.Schedule}/{job.Name} of type batch has no command, and no rule of type queue brings jobs of it: needed is {CommandKeys.CommandForm}, or such a rule";
}
