using System.Globalization;
using Weir.Day.Service;
using Weir.Jobs;
using Weir.Schedules;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Constraints;

/// <summary>The schedule's day is on hold, or one whose container it runs in.</summary>
internal sealed class ScheduleHeld : SharedConstraint
{
    public override string Code => HolderCodes.ScheduleHeld;

    public override HolderManager Manager => HolderManager.Schedule;

    public override RemedyKind? Remedy => RemedyKind.ReleaseSchedule;

    public override bool ReactsTo(ConstraintEvent what) => what == ConstraintEvent.ScheduleSet;

    public override BlockerKind Kind => BlockerKind.Schedule;

    public override string NameOf(in LaneKey key, Job job, int need) => key.Schedule;

    public override bool Blocks(in Contender of, int need) => of.Day.HeldBy(of.Job.Schedule, of.Job.ScheduleDate) is not null;

    // A container has no process, and waits for its schedule all the same.
    public override int CountFor(Job job) => job.TrackType == TrackType.Queue && !job.RunsElsewhere() ? 1 : 0;

    public override Holder Explain(in Contender of, int need, ExplanationScope explanationScope)
    {
        var day = of.Day.HeldBy(of.Job.Schedule, of.Job.ScheduleDate)!.Day;
        if (day.Status == ScheduleDayStatus.Building)
        {
            return HolderOf(
                string.Create(CultureInfo.InvariantCulture, $"schedule {day.Name} of {day.Date:yyyy-MM-dd} is being built"),
                day.Since,
                "all its jobs are planned"
            );
        }

        var by = day.By is null ? "" : $" by {day.By}";
        var text = string.Create(CultureInfo.InvariantCulture, $"schedule {day.Name} of {day.Date:yyyy-MM-dd} is on hold{by}");
        return HolderOf(text, day.Since, $"weir schedule release {day.Name}");
    }

    public override WayOut? WayOut(in Contender of, int need, int taken, bool startsNow, IReadOnlyList<Holder> left) =>
        new(
            RemedyKind.ReleaseSchedule,
            of.Day.HeldBy(of.Job.Schedule, of.Job.ScheduleDate)?.Day.Name.Text ?? of.Job.Schedule.Text,
            null,
            0,
            0,
            startsNow,
            left
        );
}
