using Weir.Jobs;
using Weir.Protocol.Verification;
using Weir.Stores.Server;

namespace Weir.Server.Verification;

/// <summary>Jobs as the store has them, page by page and beside the server's loop: each by itself, with its history.</summary>
internal sealed class JobChecks(IServerStore store, VerifyReport report)
{
    private const int Page = 500;

    // A job may go on between two reads.
    private const int Tries = 3;

    /// <summary>Looks at all jobs of a day, or at all that are kept; the numbers that each machine has submitted.</summary>
    public async Task<IReadOnlyDictionary<string, HashSet<int>>> RunAsync(DateOnly? day, CancellationToken cancellationToken)
    {
        var submitted = new Dictionary<string, HashSet<int>>(StringComparer.OrdinalIgnoreCase);
        var filter = new JobFilter { Date = day, Limit = Page };
        await foreach (var jobs in store.ListPagesAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            foreach (var job in jobs)
            {
                if (await IsSubmittedAsync(job, cancellationToken).ConfigureAwait(false))
                {
                    (submitted.TryGetValue(job.Machine, out var numbers) ? numbers : submitted[job.Machine] = []).Add(job.Number.Value);
                }
            }
        }

        return submitted;
    }

    // Whether its machine knows it; one that is only announced or planned is the server's alone.
    private async Task<bool> IsSubmittedAsync(Job job, CancellationToken cancellationToken)
    {
        report.Count(CheckNames.Outcomes, 1);
        if (UnreadableJob.Is(job))
        {
            Add(CheckNames.Outcomes, job, "its row cannot be read", "restore the store from a backup (docs/operations/recover.md)");
            return false;
        }

        for (var attempt = 1; ; attempt++)
        {
            // Its lines come with its row: read after it, they are at least as new.
            var events = await store.ListEventsAsync(job.Number, cancellationToken).ConfigureAwait(false);
            var (outcome, history) = (JobOutcome.Check(job, events), JobHistory.Check(job, events));
            if ((outcome ?? history) is not null && attempt < Tries)
            {
                if (await store.FindJobAsync(job.Number, cancellationToken).ConfigureAwait(false) is not { } again)
                {
                    return false;
                }

                job = again;
                continue;
            }

            report.Count(CheckNames.Histories, events.Count);
            Tell(job, outcome, history);
            return events.Any(line => line.Code == JobEventKinds.Submitted.Code);
        }
    }

    private void Tell(Job job, string? outcome, string? history)
    {
        if (outcome is not null)
        {
            Add(
                CheckNames.Outcomes,
                job,
                outcome,
                $"look at weir job {job.Number.Value} and, on {job.Machine}, weir tracked {job.Number.Value}; weir mark {job.Number.Value} says how it counts"
            );
        }

        if (history is not null)
        {
            Add(
                CheckNames.Histories,
                job,
                history,
                $"weir job {job.Number.Value} shows both; somebody changed the store past Weir, or it was restored in part"
            );
        }
    }

    private void Add(string check, Job job, string text, string remedy) =>
        report.Add(new VerifyFault(check, job.Number.Value, job.Machine, text, remedy));
}
