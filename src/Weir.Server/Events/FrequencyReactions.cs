using Weir.Day;
using Weir.Jobs;
using Weir.Schedules;
using Weir.Schedules.Frequencies;

namespace Weir.Server.Events;

/// <summary>What frequencies have done for the runs that they bring, in the names of who put them into force.</summary>
internal sealed class FrequencyReactions
{
    private readonly Dictionary<(ObjectName Schedule, ObjectName Name), SchedulePlan> _plans = [];
    private readonly Dictionary<ObjectName, Reactions> _named;
    private readonly Dictionary<(ObjectName Schedule, ObjectName Name), Actor> _owners = [];

    /// <summary>Those of all definitions in force.</summary>
    public FrequencyReactions(DefinitionSet definitions, DefinitionOwners owners, BusinessDay businessDay)
    {
        _named = definitions
            .Frequencies.Where(known => known.Frequency.Components.On.Count > 0)
            .ToDictionary(known => known.Name, known => new Reactions(owners.Of(known), known.Frequency.Components.On));
        var schedules = definitions.Schedules.ToDictionary(schedule => schedule.Name);
        foreach (var job in definitions.JobDefinitions)
        {
            var schedule = schedules.GetValueOrDefault(job.Schedule) ?? new ScheduleDefinition(job.Schedule);
            var hasOwn = job.Frequencies.Count > 0;
            if ((hasOwn ? job.Frequencies : schedule.Frequencies).Any(Answers))
            {
                _plans[(job.Schedule, job.Name)] = new SchedulePlan(
                    schedule,
                    [job],
                    definitions.Frequencies,
                    definitions.Calendars,
                    businessDay
                );
                _owners[(job.Schedule, job.Name)] = hasOwn ? owners.Of(job) : owners.Of(schedule);
            }
        }
    }

    /// <summary>Whether no frequency has anything done.</summary>
    public bool IsEmpty => _plans.Count == 0;

    /// <summary>What the frequency has done that brought a job of a definition; <see langword="null"/> is nothing.</summary>
    public Reactions? Of(Job job, ObjectName definition)
    {
        var schedule = job.Plan?.Instance?.Of ?? job.Schedule;
        if (!_plans.TryGetValue((schedule, definition), out var plan))
        {
            return null;
        }

        ObjectName? name = job.Plan?.Frequency is { } named ? ObjectName.Parse(named) : null;
        return plan.FrequencyOf(definition, job.ScheduleDate, name)?.Components.On is not { Count: > 0 } on ? null
            : name is { } known ? _named[known]
            : new Reactions(_owners[(schedule, definition)], on);
    }

    private bool Answers(FrequencyUse use) => use.Own is { } own ? own.Components.On.Count > 0 : _named.ContainsKey(use.Name!.Value);
}
