using System.Globalization;
using Weir.Day.Requests;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Day.Planning;

/// <summary>
/// Builds days of schedules: by themselves at the midnights of their zones, or when somebody asks. Days that are built together begin
/// together, so that no job starts before the one of another schedule that it comes after is there.
/// </summary>
internal static class BuildRules
{
    /// <summary>Builds what is due, as far as one decision goes.</summary>
    public static void Apply(DecisionDraft draft)
    {
        AddDue(draft);
        var left = DecisionDraft.LargestSlice;
        while (left > 0 && draft.State.Builds.TryPeek(out var build) && Begin(draft, build))
        {
            // Where a definition names none: the first by name.
            var anyMachine = draft.State.Agents.Select(agent => agent.Machine).Min(StringComparer.OrdinalIgnoreCase)!;
            while (left > 0 && build.Waiting.TryDequeue(out var number))
            {
                left--;
                WaitingJobs.Change(draft, build, number);
            }

            if (!Repeat(draft, build, ref left))
            {
                return;
            }

            while (left > 0 && build.Runs.MoveNext())
            {
                left--;
                TryPlan(draft, build, build.Runs.Current, anyMachine);
            }

            if (left == 0)
            {
                return;
            }

            draft.State.Builds.Dequeue();
            draft.State.Built.Add(build);
        }

        if (draft.State.Builds.Count > 0 || draft.State.Built.Count == 0)
        {
            return;
        }

        foreach (var build in draft.State.Built)
        {
            while (left > 0 && build.Due.TryDequeue(out var number))
            {
                left--;
                // What becomes of it then is done to it.
                _ = draft.State.TryFind(number, out var job) && job.State == JobState.Waiting && StartRules.MayStart(draft, job);
            }
        }

        foreach (var build in draft.State.Built.Where(build => build.Schedule.Order == ScheduleOrder.CriticalPath))
        {
            left = Rank(draft, build, left);
        }

        if (left > 0)
        {
            Finish(draft);
        }
    }

    private static void AddDue(DecisionDraft draft)
    {
        var state = draft.State;
        if (state.NextBuild > draft.Now || !state.Agents.Any())
        {
            return;
        }

        var next = state.BusinessDay.NextMidnight(draft.Now);
        foreach (var schedule in state.Schedules.Where(schedule => schedule.Build is not null).OrderBy(schedule => schedule.Name))
        {
            var zone = state.ZoneOf(schedule);
            var today = zone.DateOf(draft.Now);
            var (ahead, days) = schedule.Build!;
            // What was to be built while the server was down is made up, where the schedule was built before.
            for (var i = 0; i < ahead + days; i++)
            {
                var date = today.AddDays(i);
                var wasBuiltBefore = state.WasBuiltBefore(schedule.Name, date);
                if (i < ahead && !wasBuiltBefore)
                {
                    continue;
                }

                var order = new DayBuildOrder(schedule.BuildHeld, LeavesOutPassed: !wasBuiltBefore, null);
                foreach (var instance in InstanceChoice.All(schedule).Where(instance => !state.HasInstance(instance, date)))
                {
                    state.AddBuild(schedule, instance, date, order);
                }

                if (schedule.Instances is null && !state.IsBuilt(schedule.Name, date))
                {
                    state.AddBuild(schedule, date, order);
                }
            }

            var midnight = zone.NextMidnight(draft.Now);
            next = midnight < next ? midnight : next;
        }

        state.NextBuild = next;
    }

    // Jobs that go by their ways age from their start times on, so that of those of one time the way decides.
    private static int Rank(DecisionDraft draft, DayBuild build, int left)
    {
        build.Ways ??= new Queue<(TrackingNumber, TimeSpan)>(
            LongestWays.Of(draft.State, build.Schedule.Name, build.Date).Select(pair => (pair.Key, pair.Value))
        );
        while (left > 0 && build.Ways.TryDequeue(out var next))
        {
            left--;
            if (draft.State.TryFind(next.Number, out var job) && job is { State: JobState.Waiting, Plan: { } plan })
            {
                draft.Update(job with { Plan = plan with { Way = next.Way }, Age = TimeSpan.Zero, AgeFrom = null });
            }
        }

        return left;
    }

    // False: the store has to be asked first which jobs the day has had.
    private static bool Begin(DecisionDraft draft, DayBuild build)
    {
        if (build.HasBegun)
        {
            return true;
        }

        var day = draft.State.ScheduleDayOf(build.Schedule.Name, build.Date, draft.Now, build.Instance);
        if (!draft.State.Dependencies.Require(build.Schedule.Name, build.Date))
        {
            return false;
        }

        build.HasBegun = true;
        if (build.Order.Kind == DayBuildKind.Restart)
        {
            foreach (
                var run in draft
                    .State.Dependencies.RunsOf(build.Schedule.Name, build.Date)
                    .Where(run => run.State.IsEnd())
                    .OrderBy(run => run.Number)
            )
            {
                build.Repeated.Enqueue(run.Number);
            }
        }
        else if (build.Order.Kind != DayBuildKind.Add)
        {
            foreach (
                var run in draft.State.Dependencies.RunsOf(build.Schedule.Name, build.Date).Where(run => run.State == JobState.Waiting)
            )
            {
                build.Waiting.Enqueue(run.Number);
            }
        }

        draft.State.Set(
            day,
            day.Day with
            {
                Status = ScheduleDayStatus.Building,
                Since = draft.Now,
                By = build.Order.By,
                BuiltAt = null,
                Building = build.Order,
            }
        );
        draft.ScheduleDay(day.Day);
        return true;
    }

    // False: the store has to be asked for jobs that are over.
    private static bool Repeat(DecisionDraft draft, DayBuild build, ref int left)
    {
        var missing = build.Repeated.Take(left).Where(number => !draft.TryFind(number, out _) && build.AskedFor.Add(number)).ToList();
        if (missing.Count > 0)
        {
            draft.State.Want(missing);
            return false;
        }

        while (left > 0 && build.Repeated.TryDequeue(out var number))
        {
            left--;
            if (draft.TryFind(number, out var job))
            {
                RepeatRules.Restart(draft, job);
                build.Changed++;
            }
            else
            {
                draft.Message(
                    MessageSeverity.Error,
                    "not-planned",
                    $"job {number} of {build.Schedule.Name} could not be run again with its container: the store does not have it"
                );
            }
        }

        return true;
    }

    // What cannot be planned is told, and the rest of the night is.
    private static void TryPlan(DecisionDraft draft, DayBuild build, PlannedRun run, string anyMachine)
    {
        var before = draft.SetSavepoint();
        try
        {
            Plan(draft, build, run, anyMachine);
        }
#pragma warning disable CA1031 // Whatever it was: it is told, and the others are planned.
        catch (Exception reason) when (!draft.State.IsTorn)
#pragma warning restore CA1031
        {
            draft.RollBack(before);
            draft.Message(
                MessageSeverity.Error,
                "not-planned",
                $"job {run.Job.Name} of schedule {build.Schedule.Name} could not be planned: {Printable.Escape(reason.Message)}"
            );
        }
    }

    private static void Plan(DecisionDraft draft, DayBuild build, PlannedRun run, string anyMachine)
    {
        if (!run.Job.IsPlanned)
        {
            return;
        }

        if (draft.State.Dependencies.Has(build.Schedule.Name, build.Date, run.Name))
        {
            BuildWithin(draft, build, run);
            return;
        }

        if (build.Order.LeavesOutPassed && HasPassed(draft, build, run))
        {
            return;
        }

        var why = run.Job.Container is { } container ? ContainerRules.WhyNot(draft.State, build.Schedule.Name, run.Name, container) : null;
        if ((why ?? PlannedJobs.WhyTooLong(run.Job.Command, build.Instance)) is { } whyNot)
        {
            draft.Message(
                MessageSeverity.Error,
                "not-planned",
                $"job {run.Job.Name} of schedule {build.Schedule.Name} could not be planned: {whyNot}"
            );
            return;
        }

        // Who has a day built after a start time of it has that start now: it was not missed.
        // In a container the start of that counts.
        var late =
            (build.Order.By is not null || build.Instance?.Container is not null) && run.Start < draft.Now
                ? draft.Now - run.Start
                : TimeSpan.Zero;
        var job = PlannedJobs.Plan(draft, build.Schedule, run.Later(late), run.Job.Command, run.Job.Machine ?? anyMachine, build.Instance);
        build.Planned++;
        if (job.NotBefore <= draft.Now)
        {
            build.Due.Enqueue(job.Number);
        }

        if (job.Dependencies.Any(dependency => dependency.Kind == DependencyKind.Exclude))
        {
            build.Excluding.Add(job.Number);
        }

        draft.State.AddSubBuild(job, build.Order.Kind, build.Order.By, draft.Now);
    }

    // A container that is there and not over: its sub-schedule's day is built as the day is.
    private static void BuildWithin(DecisionDraft draft, DayBuild build, PlannedRun run)
    {
        foreach (var there in draft.State.Dependencies.RunsOf(build.Schedule.Name, build.Date, run.Name).ToList())
        {
            if (there.Name == run.Name && draft.State.TryFind(there.Number, out var container) && container.IsContainer())
            {
                draft.State.AddSubBuild(container, build.Order.Kind, build.Order.By, draft.Now);
            }
        }
    }

    // A job that starts with its day has not passed because the day was built some moments later.
    private static bool HasPassed(DecisionDraft draft, DayBuild build, PlannedRun run) =>
        run.Start < draft.Now && run.Start != draft.State.ZoneOf(build.Schedule).At(build.Date, build.Schedule.StartTime);

    private static void Finish(DecisionDraft draft)
    {
        foreach (var number in draft.State.Built.SelectMany(build => build.Excluding))
        {
            if (draft.State.TryFind(number, out var job))
            {
                Exclude(draft, job);
            }
        }

        foreach (var build in draft.State.Built)
        {
            var day = draft.State.ScheduleDayOf(build.Schedule.Name, build.Date, draft.Now);
            var status =
                build.Order.Kind == DayBuildKind.Delete ? ScheduleDayStatus.Closed
                : build.Order.Held || (build.Schedule.Hold && build.Instance?.Container is null && build.Order.Kind != DayBuildKind.Start)
                    ? ScheduleDayStatus.Held
                : ScheduleDayStatus.Open;
            draft.State.Set(day, day.Day with { Status = status, Since = draft.Now, BuiltAt = draft.Now, Building = null });
            draft.ScheduleDay(day.Day);
            ScheduleRequests.Changed(draft, day.Day);
            if (day.Day.Instance?.Container is not null)
            {
                draft.State.Touched.Add((day.Day.Name, day.Day.Date));
            }

            draft.Message(
                MessageSeverity.Information,
                CodeOf(build),
                string.Create(CultureInfo.InvariantCulture, $"schedule {day.Day.Name} of {day.Day.Date:yyyy-MM-dd} {Describe(build)}")
            );
        }

        draft.State.Built.Clear();
    }

    private static string CodeOf(DayBuild build) =>
        build.Order.Kind switch
        {
            DayBuildKind.Delete => "schedule-deleted",
            DayBuildKind.Start => "schedule-started",
            DayBuildKind.Restart => "schedule-restarted",
            _ => "schedule-built",
        };

    private static string Describe(DayBuild build) =>
        build.Order.Kind switch
        {
            DayBuildKind.Delete => $"is deleted: {build.Changed} jobs taken out",
            DayBuildKind.Start =>
                $"is started: {build.Changed} jobs start {SpanText.Format((long)build.Order.Earlier.TotalSeconds)} earlier",
            DayBuildKind.Restart => $"is run again: {build.Changed} jobs repeated",
            DayBuildKind.Replace => $"is built: {build.Changed} jobs taken out, {build.Planned} planned",
            _ => $"is built: {build.Planned} jobs planned",
        };

    // The original takes the other out of the day; here its number and the reason stay to be seen.
    private static void Exclude(DecisionDraft draft, Job job)
    {
        foreach (var dependency in job.Dependencies.Where(dependency => dependency.Kind == DependencyKind.Exclude))
        {
            foreach (var run in draft.State.Dependencies.RunsFor(job, dependency).ToList())
            {
                if (!draft.State.TryFind(run.Number, out var other) || other is not { State: JobState.Waiting, Plan: not null })
                {
                    continue;
                }

                draft.EndUnstarted(other, JobEventKinds.Cancelled, ReasonCodes.Excluded, $"job {job.Number} {job.Name} excludes it");
            }
        }
    }
}
