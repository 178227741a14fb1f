using Weir.Jobs;
using Weir.Protocol.ServiceLevels;
using Weir.Server.Loop;
using Weir.ServiceLevels.Policies;
using Weir.ServiceLevels.Queues;
using QueuePlace = Weir.Protocol.ServiceLevels.QueuePlace;

namespace Weir.Server.Queries;

/// <summary><c>weir policy preview NAME</c>: what activating it would change for the jobs that wait now.</summary>
public static class PreviewPolicy
{
    private const int MostShown = 100;
    private const int MostLookedAt = 20_000;

    /// <summary>Compares each waiting job's group, bucket and place; nothing changes. For those who see all jobs.</summary>
    public static async Task<PolicyPreview> PreviewPolicyAsync(
        this WeirServer server,
        Caller caller,
        ObjectName name,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        WeirServer.Require(caller, Operation.PreviewPolicies);
        var (now, other, waiting, queued) = await server
            .ReadAsync(
                view =>
                    (
                        view.Day.Policy,
                        ServicePolicy.From(ListPolicies.Find(view, name).Definition.Policy),
                        view.Day.CountOf(ServiceQueue.General) + view.Day.CountOf(ServiceQueue.Production),
                        Copy(view)
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        return Create(now, other, waiting, queued);
    }

    // The first of them, so that a long queue does not hold up the server; the rest is worked out beside it.
    private static List<(Job Job, QueuedJob Queued)> Copy(DayView view) =>
        [
            .. view
                .Day.InOrder(null, view.Now)
                .Take(MostLookedAt)
                .Select(queued => (Job: view.Day.TryFind(queued.Number, out var job) ? job : null, queued))
                .Where(pair => pair.Job is not null)
                .Select(pair => (pair.Job!, pair.queued)),
        ];

    private static PolicyPreview Create(ServicePolicy now, ServicePolicy other, int waiting, List<(Job Job, QueuedJob Queued)> looked)
    {
        var jobs = new List<(Job Job, QueuedJob Before, ServiceGroup Group, int Bucket)>();
        foreach (var (job, queued) in looked)
        {
            var group = other.GroupOf(AssignmentSubject.From(job));
            jobs.Add((job, queued, group, group.Ageing.BucketOf(queued.Age)));
        }

        var before = Ranks(jobs, now, job => (job.Before.Group, job.Before.Bucket));
        var after = Ranks(jobs, other, job => (job.Group, job.Bucket));
        var changed = jobs.Where(job =>
                job.Before.Group.Name != job.Group.Name
                || job.Before.Bucket != job.Bucket
                || job.Before.Group.Importance != job.Group.Importance
            )
            .ToList();
        return new PolicyPreview(
            other.Name.Text,
            now.Name.Text,
            waiting,
            changed.Count,
            [
                .. changed
                    .OrderBy(job => after[job.Job.Number])
                    .Take(MostShown)
                    .Select(job => new PreviewedJob(
                        job.Job.Number.Value,
                        job.Job.Name.Text,
                        Place(job.Before.Group, job.Before.Bucket, before[job.Job.Number]),
                        Place(job.Group, job.Bucket, after[job.Job.Number])
                    )),
            ],
            [
                .. jobs.Select(job => job.Before.Group.Name)
                    .Concat(jobs.Select(job => job.Group.Name))
                    .Distinct()
                    .Order()
                    .Select(group => new PreviewedGroup(
                        group.ToString(),
                        jobs.Count(job => job.Before.Group.Name == group),
                        jobs.Count(job => job.Group.Name == group)
                    )),
            ]
        )
        {
            Looked = jobs.Count,
        };
    }

    // The order of selection were all free to go: bucket and importance as the policy weighs them, production first, the older first.
    private static Dictionary<TrackingNumber, int> Ranks(
        List<(Job Job, QueuedJob Before, ServiceGroup Group, int Bucket)> jobs,
        ServicePolicy policy,
        Func<(Job Job, QueuedJob Before, ServiceGroup Group, int Bucket), (ServiceGroup Group, int Bucket)> of
    )
    {
        var importanceFirst = policy.Definition.Selection == SelectionOrder.ImportanceFirst;
        return jobs.Select(job => (job, Stand: of(job)))
            .OrderByDescending(pair => pair.job.Before.Age >= policy.Definition.MaxWait)
            .ThenBy(pair => importanceFirst ? pair.Stand.Group.Importance : -pair.Stand.Bucket)
            .ThenBy(pair => importanceFirst ? -pair.Stand.Bucket : pair.Stand.Group.Importance)
            .ThenBy(pair => pair.Stand.Group.Queue == ServiceQueue.Production ? 0 : 1)
            .ThenBy(pair => policy.Definition.Ties == TieBreak.PriorityFirst ? pair.job.Job.Priority : 0)
            .ThenByDescending(pair => pair.job.Before.Age)
            .ThenBy(pair => pair.job.Job.Priority)
            .ThenBy(pair => pair.job.Job.Number)
            .Select((pair, ahead) => (pair.job.Job.Number, ahead))
            .ToDictionary(pair => pair.Number, pair => pair.ahead);
    }

    private static QueuePlace Place(ServiceGroup group, int bucket, int ahead) =>
        new(group.Name.ToString(), group.Importance, bucket, Bucket.Position(bucket), ahead);
}
