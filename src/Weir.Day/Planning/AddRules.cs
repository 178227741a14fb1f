using System.Globalization;
using Weir.Day.Inputs;
using Weir.Day.Requests;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Day.Planning;

/// <summary>
/// Puts one more job of a definition on a day, whether or not its frequencies name that day (the original's <c>$JOB:ADD</c>).
/// </summary>
internal static class AddRules
{
    public static Answer Request(DecisionDraft draft, AddJob request)
    {
        if (Authority.Refusal(request.Caller, Operation.AddJobs) is { } refusal)
        {
            return new RequestRefused(request.Id, RefusalCodes.NotAllowed, refusal);
        }

        if (draft.State.JobDefinition(request.Schedule, request.Name) is not { } definition)
        {
            return new RequestRefused(
                request.Id,
                RefusalCodes.NotFound,
                $"there is no job definition {request.Schedule}/{request.Name} to add a job of"
            );
        }

        return WhyNot(draft, request, definition) is { } why ? why : Add(draft, request, definition);
    }

    private static RequestDone Add(DecisionDraft draft, AddJob request, JobDefinition definition)
    {
        var state = draft.State;
        var schedule = ScheduleOf(draft, request.Schedule);
        state.ScheduleDayOf(schedule.Name, request.Date, draft.Now);
        var run = state.RunToAdd(schedule, definition, request.Date, request.Frequency, draft.Now);
        var command = CommandOf(request, definition);
        var machine = definition.Machine ?? state.Agents.Select(agent => agent.Machine).Min(StringComparer.OrdinalIgnoreCase)!;
        var by = JobRequests.By(request.Caller);
        var text = JobRequests.With(
            string.Create(CultureInfo.InvariantCulture, $"added to schedule {schedule.Name} of {request.Date:yyyy-MM-dd} by {by}"),
            request.Reason
        );
        var job = PlannedJobs.Plan(
            draft,
            schedule,
            request.Held ? run with { Status = BuildStatus.Held } : run,
            command,
            machine,
            state.FindScheduleDay(schedule.Name, request.Date)?.Day.Instance,
            (text, by)
        );
        // Where its sub-schedule's day was there before, all jobs of that run once more.
        var isThere = state.SubDayOf(job)?.Day.BuiltAt is not null;
        state.AddSubBuild(job, isThere ? DayBuildKind.Restart : DayBuildKind.Add, by.ToString(), draft.Now);
        return new RequestDone(
            request.Id,
            job,
            string.Create(
                CultureInfo.InvariantCulture,
                $"job {job.Number} {job.Name} is added to schedule {schedule.Name} of {request.Date:yyyy-MM-dd}{(job.Holds.Count > 0 ? ", held" : "")}"
            )
        )
        {
            After = $"job {job.Number}",
        };
    }

    private static RequestRefused? WhyNot(DecisionDraft draft, AddJob request, JobDefinition found)
    {
        var state = draft.State;
        RequestRefused Refused(string code, string text) => new(request.Id, code, text);
        if (!found.IsPlanned)
        {
            return Refused(
                RefusalCodes.WrongState,
                $"job definition {found.Schedule}/{found.Name} is of type {found.Type.ToString().ToLowerInvariant()}: such jobs come when somebody submits them; one of type batch, container or external can be added"
            );
        }

        if (request.Frequency is { } named && !state.HasFrequency(ScheduleOf(draft, request.Schedule), found, named))
        {
            return Refused(
                RefusalCodes.NotFound,
                $"neither job definition {found.Schedule}/{found.Name} nor its schedule has a frequency {named}"
            );
        }

        if (!state.Agents.Any())
        {
            return Refused(RefusalCodes.WrongState, "there is no machine yet that it could run on");
        }

        if (draft.HasNoNumbers)
        {
            return Refused(RefusalCodes.TooMany, "there are no tracking numbers left");
        }

        var day = state.FindScheduleDay(request.Schedule, request.Date)?.Day;
        var called = string.Create(CultureInfo.InvariantCulture, $"schedule {found.Schedule} of {request.Date:yyyy-MM-dd}");
        if (day is null && state.Schedule(request.Schedule) is { Instances: not null } or { SubSchedule: true })
        {
            return Refused(RefusalCodes.WrongState, ScheduleRequests.NameInstance(state, request.Schedule, request.Date));
        }

        if (day?.Status == ScheduleDayStatus.Building || state.IsBeingBuilt(request.Schedule, request.Date))
        {
            return Refused(RefusalCodes.WrongState, $"{called} is being built: add the job when it is");
        }

        if (day is null && request.Date != state.TodayOf(request.Schedule, draft.Now))
        {
            return Refused(RefusalCodes.NotFound, $"there is no active {called}: weir schedule build {found.Schedule} makes one");
        }

        if (found.Container is { } container && ContainerRules.WhyNot(state, request.Schedule, found.Name, container) is { } whyNot)
        {
            return Refused(RefusalCodes.WrongState, $"job definition {found.Schedule}/{found.Name} cannot be added: {whyNot}");
        }

        if (PlannedJobs.WhyTooLong(CommandOf(request, found), day?.Instance) is { } tooLong)
        {
            return Refused(RefusalCodes.TooMany, tooLong);
        }

        if (day?.Status == ScheduleDayStatus.Completed && !request.Reopens)
        {
            return Refused(RefusalCodes.WrongState, $"{called} is completed, and the job may not open it again");
        }

        foreach (var before in state.Dependencies.RunsOf(request.Schedule, request.Date, request.Name))
        {
            if (state.TryFind(before.Number, out var other) && other.Name == request.Name && !other.State.IsEnd())
            {
                return Refused(
                    RefusalCodes.WrongState,
                    $"job {other.Number} {other.Name} is on {called} and is {other.State}: one more is added once it is over"
                );
            }
        }

        return null;
    }

    private static PlannedCommand? CommandOf(AddJob request, JobDefinition definition) =>
        definition.Command is { } command
            ? command with
            {
                Environment = [.. command.Environment, .. request.Properties.Select(property => property.Entry)],
            }
            : null;

    private static ScheduleDefinition ScheduleOf(DecisionDraft draft, ObjectName name) =>
        draft.State.Schedule(name) ?? new ScheduleDefinition(name);
}
