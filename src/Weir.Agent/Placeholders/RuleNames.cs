using Weir.Agent.Gate;
using Weir.Jobs;
using Weir.Jobs.Placeholders;
using Weir.Tracking.Rules;
using Weir.Tracking.Variables;

namespace Weir.Agent.Placeholders;

/// <summary>
/// Schedule and frequency that a rule names with variables, when a job is submitted. What a program or a file says is not asked for while a
/// submitter waits: its default counts, and without one the name stays, and the schedule rejects the job as any that does not exist.
/// </summary>
internal sealed class RuleNames(RuleCache rules, VariableCache variables, TimeProvider time)
{
    /// <summary>
    /// Where the job that a rule took stands, for the variables of its local data area; <see langword="null"/> where no rule did, or there
    /// is none of that name any more.
    /// </summary>
    public FilledFor? PlaceOf(string? rule, Submission job)
    {
        if (
            rule is null
            || rules.Rules.Rules.FirstOrDefault(one => one.Name.Text == rule) is not { Type: TrackType.Track or TrackType.Queue } found
        )
        {
            return null;
        }

        var schedule = ScheduleOf(found, job);
        return new FilledFor(schedule, schedule, null);
    }

    public ObjectName ScheduleOf(TrackingRule rule, Submission job) => rule.ScheduleOf(job.Name, text => Filled(text, job));

    public ObjectName? FrequencyOf(TrackingRule rule, Submission job) => rule.FrequencyOf(job.Name, text => Filled(text, job));

    private string Filled(string text, Submission job)
    {
        var clock = time.GetLocalNow();
        var context = new VariableContext
        {
            Job = job.Name,
            Date = DateOnly.FromDateTime(clock.DateTime),
            JobDate = job.JobDate,
            Clock = clock,
        };
        var expansion = new VariableExpansion(variables.All, context, Delimiters.Curly);
        string? filled;

        // Each variable is answered once, so this ends.
        while ((filled = expansion.Expand(text)) is null && expansion.Question is { } question)
        {
            if (question.Variable.Source is EnvironmentValue && OutsideAnswers.OfEnvironment(question.Texts[0], job) is { Text: { } value })
            {
                expansion.Answer(question, value);
            }
            else
            {
                expansion.Fail(question, "a rule asks for nothing");
            }
        }

        return filled ?? text;
    }
}
