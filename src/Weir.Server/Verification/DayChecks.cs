using Weir.Jobs;
using Weir.Protocol.Verification;
using Weir.Server.Loop;
using Weir.Stores.Server;

namespace Weir.Server.Verification;

/// <summary>
/// The day in memory against the store, and its counts against a recount. The day is looked at between two decisions, a page of jobs at
/// a time.
/// </summary>
internal sealed class DayChecks(WeirServer server, VerifyReport report)
{
    private const int Page = 500;
    private const int Tries = 5;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await CountsAsync(cancellationToken).ConfigureAwait(false);
        await JobsAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task CountsAsync(CancellationToken cancellationToken)
    {
        var counts = await server.ReadAsync(view => view.Day.Recount(), cancellationToken).ConfigureAwait(false);
        report.Count(CheckNames.InUse, counts.Count);
        foreach (var count in counts.Where(count => count.Counted != count.Used))
        {
            report.Add(
                new VerifyFault(
                    CheckNames.InUse,
                    null,
                    null,
                    $"{count.Thing}: {count.Counted} counted as in use, and the jobs under way use {count.Used}",
                    "restart the server, which counts anew, and tell the project how it came to this"
                )
            );
        }
    }

    private async Task JobsAsync(CancellationToken cancellationToken)
    {
        var left = await server
            .ReadAsync(view => view.Day.Jobs.Select(job => job.Number).ToHashSet(), cancellationToken)
            .ConfigureAwait(false);
        List<TrackingNumber> doubtful = [];
        var active = new JobFilter { States = [.. Enum.GetValues<JobState>().Where(state => !state.IsEnd())], Limit = Page };
        await foreach (var jobs in server.Store.ListPagesAsync(active, cancellationToken).ConfigureAwait(false))
        {
            report.Count(CheckNames.Day, jobs.Count);
            doubtful.AddRange(
                await server
                    .ReadAsync(
                        view => jobs.Where(job => StateOf(view, job.Number) != job.State).Select(job => job.Number).ToList(),
                        cancellationToken
                    )
                    .ConfigureAwait(false)
            );
            left.ExceptWith(jobs.Select(job => job.Number));
        }

        foreach (var number in doubtful.Concat(left).Distinct())
        {
            await CompareAsync(number, cancellationToken).ConfigureAwait(false);
        }
    }

    // One that changes meanwhile is in both, or has changed in both when it is looked at again.
    private async Task CompareAsync(TrackingNumber number, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = await server.ReadAsync(view => StateOf(view, number), cancellationToken).ConfigureAwait(false);
            var job = await server.Store.FindJobAsync(number, cancellationToken).ConfigureAwait(false);
            var after = await server.ReadAsync(view => StateOf(view, number), cancellationToken).ConfigureAwait(false);
            var stored = job is null || job.State.IsEnd() ? (JobState?)null : job.State;
            if (stored == before || stored == after)
            {
                return;
            }

            if (before == after || attempt == Tries)
            {
                report.Add(
                    new VerifyFault(
                        CheckNames.Day,
                        number.Value,
                        job?.Machine,
                        $"the day has it {ToText(after)}, and the store {(job is null ? "does not have it" : $"as {job.State}")}",
                        "restart the server, which takes what the store has"
                    )
                );
                return;
            }
        }
    }

    private static JobState? StateOf(DayView view, TrackingNumber number) => view.Day.TryFind(number, out var job) ? job.State : null;

    private static string ToText(JobState? state) => state is { } known ? $"as {known}" : "not";
}
