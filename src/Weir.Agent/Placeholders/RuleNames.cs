using Weir.Jobs;
using Weir.Jobs.Placeholders;
using Weir.Tracking.Rules;
using Weir.Tracking.Variables;

namespace Weir.Agent.Placeholders;

/// <summary>
/// Schedule and frequency that a rule names with variables, when a job is submitted. What would have to be asked for is none there: such a
/// name stays, and the schedule rejects the job as any that does not exist.
/// </summary>
internal sealed class RuleNames(VariableCache variables, TimeProvider time)
{
    public ObjectName ScheduleOf(TrackingRule rule, JobSpec job) => rule.ScheduleOf(job.Name, text => Filled(text, job));

    public ObjectName? FrequencyOf(TrackingRule rule, JobSpec job) => rule.FrequencyOf(job.Name, text => Filled(text, job));

    private string Filled(string text, JobSpec job)
    {
        var clock = time.GetLocalNow();
        var context = new VariableContext
        {
            Job = job.Name,
            Date = DateOnly.FromDateTime(clock.DateTime),
            JobDate = job.JobDate,
            Clock = clock,
        };
        return new VariableExpansion(variables.All, context, Delimiters.Curly).Expand(text) ?? text;
    }
}
