using Weir.Jobs;
using Weir.Jobs.Placeholders;
using Weir.Tracking.Variables;

namespace Weir.Tracking.Rules;

/// <summary>
/// Rules whose schedule or frequency names a variable of a program or a file. A rule decides while the submitter waits, and for jobs of any
/// user: so nobody is asked then, as whoever it might be.
/// </summary>
public static class AskedVariables
{
    /// <summary>The finding's code.</summary>
    public const string Code = "asked-variable";

    /// <summary>What is to be said of a rule; <see langword="null"/>: nothing.</summary>
    public static string? TextOf(TrackingRule rule, VariableSet variables)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(variables);
        var found = ((string?[])[rule.Schedule.Text, rule.Frequency?.Text])
            .OfType<string>()
            .Select(text => Asked(text, rule, variables))
            .FirstOrDefault(variable => variable is not null);
        return found is null
            ? null
            : $"variable {found.Name} comes from a {(found.Source is ProgramValue ? "program" : "file")}, which no rule asks while the submitter waits: its default counts ({(found.Default is { } instead ? $"'{Printable.Escape(instead, 100)}'" : "it has none, so its jobs are rejected")}); say value, date, time or environment, or give it a default";
    }

    private static VariableDefinition? Asked(string text, TrackingRule rule, VariableSet variables)
    {
        var context = new VariableContext
        {
            Job = rule.JobName.Kind == PatternKind.Specific && ObjectName.TryParse(rule.JobName.Text, out var job) ? job : null,
            Date = DateOnly.FromDateTime(DateTime.UnixEpoch),
            Clock = DateTimeOffset.UnixEpoch,
        };
        var expansion = new VariableExpansion(variables, context, Delimiters.Curly);
        while (expansion.Expand(text) is null && expansion.Question is { } question)
        {
            if (question.Variable.Source is not EnvironmentValue)
            {
                return question.Variable;
            }

            expansion.Answer(question, "");
        }

        return null;
    }
}
