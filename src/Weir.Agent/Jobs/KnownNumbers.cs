using Weir.Agent.Gate;
using Weir.Execution;
using Weir.Jobs;
using Weir.Stores.Agent;

namespace Weir.Agent.Jobs;

/// <summary>
/// Which numbers this journal has seen. A folder of a job that it has not, and whose number it may give again, is of a journal that is
/// lost: its start mark and its end are another job's.
/// </summary>
internal sealed class KnownNumbers(
    AgentOptions options,
    IAgentJournal journal,
    NumberPool numbers,
    JobFolders folders,
    ForgottenJobs forgottenJobs
)
{
    /// <summary>The setting that keeps the highest number seen, whose row may be purged.</summary>
    public const string Setting = "highest-number";

    private TrackingNumber? _kept;

    public void Restore(string? setting) => _kept = TrackingNumber.TryParse(setting ?? "", out var kept) ? kept : null;

    /// <summary>The highest number seen so far, or <see langword="null"/>: none yet.</summary>
    public async Task<TrackingNumber?> HighestAsync(CancellationToken cancellationToken)
    {
        if (
            await journal.HighestNumberAsync(new TrackingNumber(TrackingNumber.Maximum), cancellationToken).ConfigureAwait(false)
                is { } highest
            && !(_kept is { } kept && kept >= highest)
        )
        {
            _kept = highest;
        }

        return _kept;
    }

    /// <summary>What is to be kept of the numbers where the rows of jobs go that ended before a time.</summary>
    public async Task<IReadOnlyDictionary<string, string?>> SettingsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string?>
        {
            [NumberPool.Setting] = numbers.ToString(),
            [ForgottenJobs.Setting] = forgottenJobs.Forget(before),
        };
        if (await HighestAsync(cancellationToken).ConfigureAwait(false) is { } highest)
        {
            settings[Setting] = highest.ToString();
        }

        return settings;
    }

    /// <summary>Refuses to start beside folders of jobs that the journal does not know.</summary>
    /// <exception cref="AgentStartException">There are some.</exception>
    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        var highest = await HighestAsync(cancellationToken).ConfigureAwait(false) is { } known ? known.Value : 0;
        List<TrackingNumber> unknown = [];
        foreach (var number in folders.Aside.Numbers().Where(number => number.Value > highest || numbers.HasInHand(number)))
        {
            if (await journal.FindAsync(number, cancellationToken).ConfigureAwait(false) is null)
            {
                unknown.Add(number);
            }
        }

        if (unknown.Count > 0)
        {
            var which =
                unknown.Count == 1
                    ? $"the folder of job {unknown[0]}"
                    : $"the folders of {unknown.Count} jobs, {unknown.MinBy(number => number.Value)} to {unknown.MaxBy(number => number.Value)}";
            throw new AgentStartException(
                $"{options.Jobs} holds {which}, which the journal {Path.Join(options.Data, "agent.db")} does not know: bring the journal back (weir restore FILE), or move such folders away (weir restore --set-aside --data {options.Data})"
            );
        }
    }
}
