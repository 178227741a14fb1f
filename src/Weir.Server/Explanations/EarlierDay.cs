using System.Globalization;
using Weir.Day;
using Weir.Day.Constraints;
using Weir.Jobs;
using Weir.Server.Definitions;
using Weir.Server.Loop;

namespace Weir.Server.Explanations;

/// <summary>
/// Why a job waited at an earlier moment: the day as it was then, put together again from what the store keeps of jobs and of
/// definitions, and asked as the day of now is. What nobody kept is said, not guessed.
/// </summary>
internal static class EarlierDay
{
    /// <summary>Jobs that ended since are looked for on the schedules of so many days before.</summary>
    private const int DaysBefore = 2;

    /// <summary>Not more jobs than these are read.</summary>
    private const int MostJobs = 50_000;

    private const int MostChanges = 1000;

    public static async Task<Explanation> ExplainAsync(
        WeirServer server,
        Job job,
        DateTimeOffset moment,
        bool tellsOfOthers,
        CancellationToken cancellationToken
    )
    {
        if (moment < job.SubmittedAt)
        {
            return new Explanation(
                job with
                {
                    State = JobState.Waiting,
                    Holds = [],
                },
                [],
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"There was no such job yet: it was submitted at {job.SubmittedAt:yyyy-MM-dd HH:mm:ss} UTC."
                )
            );
        }

        var events = await server.Store.ListEventsAsync(job.Number, cancellationToken).ConfigureAwait(false);
        var then = EarlierJob.Rebuild(job, events, moment);
        if (then.State is not (JobState.Waiting or JobState.Rejected))
        {
            return new Explanation(then, [], JobSummary.Create(then, []));
        }

        var unknown = new List<string>
        {
            $"Whether the agent on {job.Machine} could be reached then is not kept: it is taken as reachable.",
        };
        var (view, now) = await server.ReadAsync(Copy, cancellationToken).ConfigureAwait(false);
        var jobs = await JobsAsync(server, now, then, moment, unknown, cancellationToken).ConfigureAwait(false);
        var catalog = await CatalogAsync(server, view.Catalog, moment, unknown, cancellationToken).ConfigureAwait(false);
        var day = DayState.Restore(
            new DaySnapshot
            {
                Epoch = 0,
                NextNumber = 1,
                Jobs = jobs,
                Agents = view.Agents,
                ScheduleDays = DefinitionSets.ScheduleDays(catalog),
                Definitions = DefinitionSets.SetOf(catalog),
                BusinessDay = server.Options.BusinessDay,
                ActivePolicy = DefinitionSets.ActivePolicy(catalog) is { } active ? ObjectName.Parse(active.Name) : null,
                LimitOverrides = DefinitionSets.LimitOverrides(catalog),
                Thresholds = DefinitionSets.Thresholds(catalog),
                Properties = StoredProperties.Settings(catalog),
                Closure = DefinitionSets.Closure(catalog),
            }
        );

        // No agent is linked to this day, so deciding only wakes what was due then.
        Day.DayEngine.Decide(day, [], moment);
        IReadOnlyList<Holder> holders =
        [
            .. day.HoldersOf(then, moment, tellsOfOthers).Where(holder => ConstraintTable.Find(holder.Code)?.IsStored != false),
        ];
        if (holders.Count == 0 && then.State == JobState.Waiting)
        {
            holders = [NotNext.Earlier(moment)];
        }

        return new Explanation(then, holders, JobSummary.Create(then, holders))
        {
            Bucket = day.ServiceOf(job.Number, moment)?.Job.Position,
            Sections =
            [
                .. JlsSection.Create(day, then) is { } limits ? [limits] : Array.Empty<Protocol.Jobs.ExplanationSection>(),
                .. OwnSections.Create(holders),
            ],
            Unknown = unknown,
        };
    }

    private static ((DefinitionCatalog Catalog, IReadOnlyList<AgentState> Agents) Kept, IReadOnlyList<Job> Jobs) Copy(DayView view) =>
        ((view.Definitions, [.. view.Agents.Values]), [.. view.Day.Jobs]);

    // Those that are active now and were there then, and those that ended since.
    private static async Task<IReadOnlyList<Job>> JobsAsync(
        WeirServer server,
        IReadOnlyList<Job> active,
        Job then,
        DateTimeOffset moment,
        List<string> unknown,
        CancellationToken cancellationToken
    )
    {
        var jobs = new Dictionary<TrackingNumber, Job>();
        foreach (var job in active.Where(job => job.SubmittedAt <= moment))
        {
            jobs[job.Number] = EarlierJob.Rebuild(job, moment);
        }

        var read = 0;
        var date = server.Options.BusinessDay.DateOf(moment);
        for (var back = 0; back <= DaysBefore; back++)
        {
            ListPosition? before = null;
            while (read < MostJobs)
            {
                var page = await server
                    .Store.ListJobsAsync(
                        new JobFilter
                        {
                            Date = date.AddDays(-back),
                            Before = before,
                            Limit = 1000,
                        },
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                foreach (var job in page.Where(job => job.SubmittedAt <= moment && job.EndedAt > moment))
                {
                    jobs.TryAdd(job.Number, EarlierJob.Rebuild(job, moment));
                }

                read += page.Count;
                if (page.Count < 1000)
                {
                    break;
                }

                before = ListPosition.From(page[^1]);
            }
        }

        unknown.Add(
            read >= MostJobs
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"Only {MostJobs} jobs of those days were looked at: limits may have had more in use, and more jobs may have gone first."
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Jobs of schedules more than {DaysBefore} days older that have ended since are not counted, nor what held other jobs then."
                )
        );
        jobs[then.Number] = then;
        return [.. jobs.Values.OrderBy(job => job.Number)];
    }

    // Every change since then is taken back, the newest first.
    private static async Task<DefinitionCatalog> CatalogAsync(
        WeirServer server,
        DefinitionCatalog catalog,
        DateTimeOffset moment,
        List<string> unknown,
        CancellationToken cancellationToken
    )
    {
        var changes = await server.Store.ListDefinitionChangesAsync(null, null, MostChanges, cancellationToken).ConfigureAwait(false);
        foreach (var change in changes.TakeWhile(change => change.At > moment))
        {
            catalog = catalog.With(change.Kind, change.Name, change.Before, change.At, change.By);
        }

        if (changes.Count == MostChanges && changes[^1].At > moment)
        {
            unknown.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Definitions changed more than {MostChanges} times since: they are as they were at {changes[^1].At:yyyy-MM-dd HH:mm:ss} UTC."
                )
            );
        }

        var earlier = await server.Store.ListEarlierRecordsAsync(MostChanges, cancellationToken).ConfigureAwait(false);
        foreach (var record in earlier.TakeWhile(record => record.Until > moment))
        {
            catalog = catalog.WithRecord(record.Kind, record.Name, record.Body, record.Until);
        }

        if (earlier.Count == MostChanges && earlier[^1].Until > moment)
        {
            unknown.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Limits, thresholds, properties, schedules and the active policy were set more than {MostChanges} times since: they are as they were at {earlier[^1].Until:yyyy-MM-dd HH:mm:ss} UTC."
                )
            );
        }
        else if (server.Options.KeepJobs is { } keep && moment < server.Time.GetUtcNow() - keep)
        {
            unknown.Add(
                "What limits, thresholds, properties, schedules and the active policy were set to then is forgotten: they are as they were set after that time."
            );
        }

        return catalog;
    }
}
