using System.Globalization;
using Weir.Jobs;
using Weir.Protocol.Foresight;
using Weir.Server.Loop;
using Weir.ServiceLevels.Policies;
using Weir.ServiceLevels.Queues;

namespace Weir.Server.Foresight;

/// <summary>
/// The goals and deadlines of the waiting jobs that something would hold. The queues are looked at in short turns between the day's
/// decisions.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="holds">Whether a waiting job would be held; asked between two decisions.</param>
internal sealed class AtRisk(WeirServer server, Func<DayView, Job, bool> holds)
{
    private const int LookedAtOnce = 500;

    /// <summary>Deadlines that are told one by one.</summary>
    private const int MostDeadlines = 100;

    private readonly Dictionary<GroupName, GoalAtRisk> _goals = [];
    private readonly List<DeadlineAtRisk> _deadlines = [];
    private int _jobs;

    /// <summary>Looks at all of them.</summary>
    public async Task<ForesightView> LookAsync(string what, CancellationToken cancellationToken)
    {
        var turn = await server.ReadAsync(view => Look(view, view.Now, null), cancellationToken).ConfigureAwait(false);
        while (turn.After is { } after)
        {
            var asOf = turn.AsOf;
            turn = await server.ReadAsync(view => Look(view, asOf, after), cancellationToken).ConfigureAwait(false);
        }

        var text = string.Create(CultureInfo.InvariantCulture, $"{what} {_jobs} {(_jobs == 1 ? "job that waits" : "jobs that wait")}");
        return new ForesightView(
            text,
            _jobs,
            [.. _goals.Values.OrderByDescending(goal => goal.Late > 0).ThenBy(goal => goal.BreaksAt ?? DateTimeOffset.MaxValue)],
            [.. _deadlines.OrderBy(deadline => deadline.StartBy).ThenBy(deadline => deadline.Number).Take(MostDeadlines)]
        );
    }

    private (DateTimeOffset AsOf, QueueCursor? After) Look(DayView view, DateTimeOffset asOf, QueueCursor? after)
    {
        var looked = 0;
        foreach (var queued in view.Day.InOrder(null, asOf, after))
        {
            if (view.Day.TryFind(queued.Number, out var job) && holds(view, job))
            {
                Add(queued, job, view.Day.UsualOf(job)?.Usual ?? TimeSpan.Zero, asOf);
            }

            if (++looked == LookedAtOnce)
            {
                return (asOf, queued.Place);
            }
        }

        return (asOf, null);
    }

    private void Add(QueuedJob queued, Job job, TimeSpan usual, DateTimeOffset asOf)
    {
        _jobs++;
        var goal = _goals.GetValueOrDefault(queued.Group.Name) ?? new GoalAtRisk(queued.Group.Name.ToString(), 0, 0, null, null);
        var left = queued.Group.Goals.Acceptable - queued.Age;
        var isNext = left > TimeSpan.Zero && !(goal.BreaksAt <= asOf + left);
        _goals[queued.Group.Name] = goal with
        {
            Jobs = goal.Jobs + 1,
            Late = goal.Late + (left <= TimeSpan.Zero ? 1 : 0),
            BreaksAt = isNext ? asOf + left : goal.BreaksAt,
            Number = isNext ? job.Number.Value : goal.Number,
        };
        var (latest, end) = (job.LatestStart, job.Promise?.MustEndBy);
        var begin = end - usual;
        if ((latest < begin ? latest : begin ?? latest) is { } by)
        {
            _deadlines.Add(new DeadlineAtRisk(job.Number.Value, job.Name.Text, latest, end, by));
        }
    }
}
