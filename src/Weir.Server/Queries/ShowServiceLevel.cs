using Weir.Jobs;
using Weir.Protocol.ServiceLevels;
using Weir.Server.Loop;
using Weir.ServiceLevels.Policies;

namespace Weir.Server.Queries;

/// <summary><c>weir service-level</c>: from which buckets jobs are selected, and what groups got.</summary>
public static class ShowServiceLevel
{
    /// <summary>Now, per five minutes, and per group; what groups got counts jobs, and is for those who see all.</summary>
    public static Task<ServiceLevelView> ShowServiceLevelAsync(this WeirServer server, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        var seesAll = Visibility.For(caller, Operation.ReadServiceLevel).IsWhole;
        return server.ReadAsync(
            view => new ServiceLevelView(
                view.Day.Policy.Name.Text,
                Now(view, ServiceQueue.General),
                Now(view, ServiceQueue.Production),
                [
                    .. view.Day.Service.Points.Select(point => new SelectionPointView(
                        point.From,
                        point.LastSample,
                        point.General,
                        point.Production
                    )),
                ],
                [
                    .. view
                        .Day.Service.Delivered()
                        .Where(_ => seesAll)
                        .Select(group => new ServiceDeliveredView(
                            group.Group.ToString(),
                            group.Selected,
                            group.BeforeTarget,
                            group.BeforeAcceptable,
                            group.Late,
                            (int)group.MeanAge.TotalSeconds
                        )),
                ]
            ),
            cancellationToken
        );
    }

    private static SelectionPointNow Now(DayView view, ServiceQueue queue)
    {
        var ix = view.Day.Service.Now(queue, view.Now);
        return new SelectionPointNow(
            ix,
            ix is { } bucket ? Bucket.Position(bucket) : null,
            view.Day.Service.TrendOf(queue, view.Now).ToString().ToLowerInvariant()
        );
    }
}
