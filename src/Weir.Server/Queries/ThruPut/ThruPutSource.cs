using Weir.Jobs;
using Weir.Server.Loop;
using Weir.ServiceLevels.Policies;
using Weir.ServiceLevels.Queues;
using Weir.ThruPut;

namespace Weir.Server.Queries.ThruPut;

/// <summary>
/// The answers to XML requests, for one caller, of the jobs that the caller sees. How long the queues were is for those who see all;
/// others have an empty history.
/// </summary>
/// <param name="server">Who knows.</param>
/// <param name="caller">Who asks.</param>
/// <param name="failed">Is told of failures that the reply keeps to itself.</param>
public sealed class ThruPutSource(WeirServer server, Caller caller, Action<string, Exception> failed) : IThruPutSource
{
    /// <inheritdoc />
    public ThruPutTime Now => Stamp(server.Time.GetUtcNow());

    private Visibility Visibility => Visibility.For(caller, Operation.AskInXml);

    /// <inheritdoc />
    public async Task<ThruPutReply> AnswerAsync(ThruPutRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            return request switch
            {
                GsqRequest gsq => await CountAsync(gsq, cancellationToken).ConfigureAwait(false),
                PsqRequest psq => await CountAsync(psq, cancellationToken).ConfigureAwait(false),
                SgjRequest sgj => new SgjReply
                {
                    Coming = (
                        await ListAsync(ServiceQueue.General, group => Passes(sgj.Groups, group), sgj.Jobs, cancellationToken)
                            .ConfigureAwait(false)
                    ).Select(job => job.General),
                },
                SpjRequest spj => new SpjReply
                {
                    Coming = (
                        await ListAsync(
                                ServiceQueue.Production,
                                group => spj.Groups.Passes(group.Name.ToString()),
                                spj.Jobs,
                                cancellationToken
                            )
                            .ConfigureAwait(false)
                    ).Select(job => job.Production),
                },
                SgdRequest sgd => await JobDetails.AnswerAsync(server, caller, sgd, cancellationToken).ConfigureAwait(false),
                HslRequest => await SelectionPointsAsync(cancellationToken).ConfigureAwait(false),
                HsqRequest => await QueueSizesAsync(cancellationToken).ConfigureAwait(false),
                HcaRequest hca => new CapacityAnswers(server, Stamp).Answer(hca),
                HxaRequest hxa => new CapacityAnswers(server, Stamp).Answer(hxa),
                _ => throw new InvalidOperationException($"nobody answers {request.Type.Code()}"),
            };
        }
        catch (ServerUnavailableException away)
        {
            throw new ThruPutRefusedException(ErrorCodes.ServerAway, away.Message);
        }
#pragma warning disable CA1031 // The reply says that it failed; why, the log says.
        catch (Exception failure) when (failure is not (ThruPutRefusedException or OperationCanceledException))
#pragma warning restore CA1031
        {
            failed(request.Type.Code(), failure);
            throw new ThruPutRefusedException(ErrorCodes.Failed, "the request failed; the host's log has the reason");
        }
    }

    private static bool Passes(GeneralFilter filter, ServiceGroup group) => filter.Passes(group.Name.ControlCenter!, group.Name.Type!);

    private Task<IAsyncEnumerable<ListedJob>> ListAsync(
        ServiceQueue queue,
        Func<ServiceGroup, bool> passes,
        JobSelection selection,
        CancellationToken cancellationToken
    ) => new ListedJobs(server, queue, passes, selection, Visibility).BeginAsync(cancellationToken);

    private Task<GsqReply> CountAsync(GsqRequest request, CancellationToken cancellationToken) =>
        server.ReadAsync(
            view => new GsqReply
            {
                Groups =
                [
                    .. ListQueues
                        .CountsOf(view, Visibility)
                        .Where(count => count.Group.Queue == ServiceQueue.General && Passes(request.Groups, count.Group))
                        .Select(count => new GsqGroup(
                            count.Group.Name.ControlCenter!,
                            count.Group.Name.Type!,
                            Sections(count, Bucket.General)
                        )),
                ],
            },
            cancellationToken
        );

    private Task<PsqReply> CountAsync(PsqRequest request, CancellationToken cancellationToken) =>
        server.ReadAsync(
            view => new PsqReply
            {
                Groups =
                [
                    .. ListQueues
                        .CountsOf(view, Visibility)
                        .Where(count => count.Group.Queue == ServiceQueue.Production && request.Groups.Passes(count.Group.Name.ToString()))
                        .Select(count => new PsqGroup(count.Group.Name.ToString(), Sections(count, Bucket.Production))),
                ],
            },
            cancellationToken
        );

    private static Section[] Sections(GroupCount count, IReadOnlyList<int> buckets) =>
        [
            .. buckets
                .Select(index => count.Buckets[index])
                .Zip(buckets, (jobs, index) => new Section(index, jobs.Plain, jobs.Delayed, jobs.Exceptional, jobs.Both)),
        ];

    private Task<HslReply> SelectionPointsAsync(CancellationToken cancellationToken) =>
        server.ReadAsync(
            view => new HslReply
            {
                Entries =
                [
                    .. view
                        .Day.Service.Intervals(view.Now)
                        .Select(point => new HslEntry(Stamp(point.LastSample), point.General, point.Production)),
                ],
            },
            cancellationToken
        );

    private Task<HsqReply> QueueSizesAsync(CancellationToken cancellationToken) =>
        server.ReadAsync(
            view => new HsqReply
            {
                Entries =
                [
                    .. view
                        .Day.Service.Sizes.Where(_ => Visibility.IsWhole)
                        .Select(size => new HsqEntry(Stamp(size.At), size.General, size.Production)),
                ],
            },
            cancellationToken
        );

    private ThruPutTime Stamp(DateTimeOffset at) => new(server.Options.BusinessDay.ClockOf(at));
}
