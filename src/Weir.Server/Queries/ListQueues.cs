using System.Globalization;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.ServiceLevels;
using Weir.Server.Loop;
using Weir.ServiceLevels.Policies;
using Weir.ServiceLevels.Queues;

namespace Weir.Server.Queries;

/// <summary><c>weir queue general|production</c>: counts, jobs, and how many there were.</summary>
public static class ListQueues
{
    /// <summary>Looks at so many jobs at most for one page, so that a filter that nothing fits does not hold up the server.</summary>
    private const int MostLookedAt = 20_000;

    /// <summary>How many jobs of each group are in which bucket, of those that the caller sees.</summary>
    public static Task<QueueView> ShowQueueAsync(
        this WeirServer server,
        Caller caller,
        ServiceQueue queue,
        IReadOnlyList<string>? groups,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        var visibility = Visibility.For(caller, Operation.ReadQueues);
        return server.ReadAsync(
            view =>
            {
                QueueGroupView[] counted =
                [
                    .. CountsOf(view, visibility)
                        .Where(count => count.Group.Queue == queue && IsMeant(count.Group.Name, groups))
                        .Select(count => new QueueGroupView(
                            PolicyViews.From(count.Group),
                            count.Total,
                            [
                                .. (queue == ServiceQueue.General ? Bucket.General : Bucket.Production).Select(ix =>
                                    Section(ix, count.Buckets[ix])
                                ),
                            ]
                        )),
                ];
                return new QueueView(PolicyViews.ToText(queue), view.Day.Policy.Name.Text, counted.Sum(group => group.Waiting), counted);
            },
            cancellationToken
        );
    }

    /// <summary>Its jobs in the order in which they would be selected; who is a user and no more sees only their own.</summary>
    public static Task<QueueJobPage> ListQueueJobsAsync(
        this WeirServer server,
        Caller caller,
        QueueFilter filter,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(filter);
        var (asOf, after) = CursorOf(filter.Cursor);
        return server.ReadAsync(view => Page(view, caller, filter, asOf ?? view.Now, after), cancellationToken);
    }

    /// <summary>How many jobs stood in it, minute by minute, newest first.</summary>
    public static Task<QueueHistory> ShowQueueHistoryAsync(
        this WeirServer server,
        Caller caller,
        ServiceQueue queue,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        WeirServer.Require(caller, Operation.ReadQueueHistory);
        return server.ReadAsync(
            view => new QueueHistory(
                PolicyViews.ToText(queue),
                [
                    .. view.Day.Service.Sizes.Select(size => new QueueMinute(
                        size.At,
                        queue == ServiceQueue.General ? size.General : size.Production
                    )),
                ]
            ),
            cancellationToken
        );
    }

    internal static IReadOnlyList<GroupCount> CountsOf(DayView view, Visibility visibility) =>
        visibility.IsWhole ? view.Day.CountQueues(view.Now) : view.Day.CountQueues(view.Now, job => visibility.Sees(job.OwnerOf()));

    private static QueueJobPage Page(DayView view, Caller caller, QueueFilter filter, DateTimeOffset asOf, QueueCursor? after)
    {
        var visibility = Visibility.For(caller, Operation.ReadQueues);
        List<QueueJobView> items = [];
        QueueCursor? last = null;
        var looked = 0;
        foreach (var queued in view.Day.InOrder(filter.Queue, asOf, after))
        {
            if (items.Count == filter.Limit || looked++ == MostLookedAt)
            {
                return new QueueJobPage(items, Text(asOf, last!.Value));
            }

            last = queued.Place;
            if (IsMeant(queued, filter) && view.Day.TryFind(queued.Number, out var job) && visibility.Sees(job.OwnerOf()))
            {
                items.Add(From(view, job, queued));
            }
        }

        return new QueueJobPage(items, null);
    }

    private static QueueJobView From(DayView view, Job job, QueuedJob queued)
    {
        var estimate = view.Day.EstimateOf(queued, view.Now).Ets;
        return new QueueJobView(
            job.Number.Value,
            job.Number.XmlId,
            job.Name.Text,
            job.User,
            queued.Group.Name.ToString(),
            queued.Group.Importance,
            queued.Bucket,
            queued.Position,
            (int)Math.Min(queued.Age.TotalSeconds, int.MaxValue),
            queued.Ageing,
            queued.Delayed,
            queued.Exceptional,
            estimate.Text,
            estimate.Code
        );
    }

    private static QueueSection Section(int ix, BucketCount count) =>
        new(ix, Bucket.Position(ix), count.Plain, count.Delayed, count.Exceptional, count.Both);

    private static bool IsMeant(QueuedJob queued, QueueFilter filter) =>
        queued.Bucket >= filter.From
        && queued.Bucket <= filter.To
        && (filter.Delayed is null || filter.Delayed == queued.Delayed)
        && (filter.Exceptional is null || filter.Exceptional == queued.Exceptional)
        && IsMeant(queued.Group.Name, filter.Groups);

    // A group's whole name, or the control center of general groups.
    private static bool IsMeant(GroupName group, IReadOnlyList<string>? groups) =>
        groups is null
        || groups.Any(name =>
            string.Equals(name, group.ToString(), StringComparison.OrdinalIgnoreCase)
            || string.Equals(name, group.ControlCenter, StringComparison.OrdinalIgnoreCase)
        );

    private static string Text(DateTimeOffset asOf, QueueCursor at) =>
        string.Create(CultureInfo.InvariantCulture, $"{asOf.UtcTicks}.{at.Order}.{at.Entered}.{at.Tie}.{at.Number}");

    private static (DateTimeOffset? AsOf, QueueCursor? After) CursorOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return default;
        }

        var parts = text.Split('.')
            .Select(part =>
                long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : (long?)null
            )
            .ToList();
        return
            parts is [{ } asOf and >= 0, { } order, { } entered, { } tie, { } number]
            && asOf <= DateTimeOffset.MaxValue.UtcTicks
            && order == (int)order
            && tie == (int)tie
            && number == (int)number
            ? (new DateTimeOffset(asOf, TimeSpan.Zero), new QueueCursor((int)order, entered, (int)tie, (int)number))
            : throw new RefusedException(ProblemCodes.BadRequest, $"'{Printable.Escape(text)}' is no cursor of this list");
    }
}
