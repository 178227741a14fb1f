using System.Collections.Concurrent;
using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Stores.Agent;

namespace Weir.Agent.Gate;

/// <summary>Whether a user's next submission still fits: into the user's quotas, and onto the disk.</summary>
internal sealed class QuotaCheck(AgentOptions options, ActiveJobs ledger, IAgentJournal journal, DiskReserve disk)
{
    private volatile ConcurrentDictionary<string, long> _bytes = new(StringComparer.Ordinal);

    /// <summary>Counts anew what the journal keeps: at the start, and after some was forgotten.</summary>
    public async Task CountAsync(CancellationToken cancellationToken) =>
        _bytes = new(await journal.SubmissionBytesAsync(cancellationToken).ConfigureAwait(false), StringComparer.Ordinal);

    /// <summary>A submission was written down.</summary>
    public void Add(string user, long bytes) => _bytes.AddOrUpdate(user, bytes, (_, sum) => sum + bytes);

    /// <summary>Refuses what does not fit.</summary>
    /// <exception cref="AgentRefusedException">The message names the quota, what is allowed, and the setting.</exception>
    public void Require(Submitter submitter, long bytes, bool waits)
    {
        disk.Require();
        if (submitter.UserId == 0)
        {
            return;
        }

        var (user, quotas) = (submitter.User, options.Quotas);
        var jobs = ledger.CountOf(user);
        if (jobs >= quotas.Jobs)
        {
            throw Refused(user, QuotaNames.Jobs, quotas.Jobs, "jobs here that are not over", "wait for some to end, or cancel some");
        }

        // They are among those that are not over: counted only where there are enough of those.
        if (waits && jobs >= quotas.Held && HeldOf(user) >= quotas.Held)
        {
            throw Refused(
                user,
                QuotaNames.Held,
                quotas.Held,
                "jobs here that wait to be started",
                "wait for some to start, or cancel some"
            );
        }

        RequireFit(user, bytes);
    }

    /// <summary>Refuses what does not fit and becomes no job.</summary>
    /// <exception cref="AgentRefusedException">The message names the quota, what is allowed, and the setting.</exception>
    public void RequireBytes(Submitter submitter, long bytes)
    {
        disk.Require();
        if (submitter.UserId != 0)
        {
            RequireFit(submitter.User, bytes);
        }
    }

    /// <summary>What each user has, or one of them.</summary>
    public IEnumerable<QuotaUse> Uses(string? user)
    {
        var quotas = options.Quotas;
        foreach (var (name, jobs) in ledger.Counts.Where(count => user is null || count.Key == user))
        {
            yield return new QuotaUse(name, QuotaNames.Jobs, jobs, quotas.Jobs);
            yield return new QuotaUse(name, QuotaNames.Held, HeldOf(name), quotas.Held);
        }

        foreach (var (name, bytes) in _bytes.Where(count => user is null || count.Key == user))
        {
            yield return new QuotaUse(name, QuotaNames.Submissions, bytes, quotas.Submissions);
        }
    }

    private void RequireFit(string user, long bytes)
    {
        var allowed = options.Quotas.Submissions;
        if (_bytes.GetValueOrDefault(user) + bytes > allowed)
        {
            throw Refused(
                user,
                QuotaNames.Submissions,
                allowed,
                "of stored submissions here, those of ended jobs included",
                "submit less at a time, read data from files, delete captures, or ask for ended jobs to be forgotten sooner (--keep-days)"
            );
        }
    }

    private int HeldOf(string user) => ledger.All.Count(job => job.Waits && job.Row.User == user);

    private static AgentRefusedException Refused(string user, string name, long allowed, string what, string wayOut) =>
        new(ProblemCodes.TooMany, QuotaRefusal.Create(user, name, allowed, what, wayOut));
}
