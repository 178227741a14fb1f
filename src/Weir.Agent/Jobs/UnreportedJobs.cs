using Weir.Jobs.Facts;
using Weir.Stores.Agent;

namespace Weir.Agent.Jobs;

/// <summary>
/// The jobs that came while their way in was off: this machine has their rows and output, and tells the server nothing of them.
/// </summary>
internal sealed class UnreportedJobs(ActiveJobs ledger)
{
    /// <summary>What stands in the place of the rule; no rule can be called so.</summary>
    public const string Mark = "*OFF";

    /// <summary>The entry without the facts of such jobs.</summary>
    public JournalEntry Without(JournalEntry entry) =>
        entry.Facts.Any(fact => IsUnreported(fact, entry))
            ? entry with
            {
                Facts = [.. entry.Facts.Where(fact => !IsUnreported(fact, entry))],
            }
            : entry;

    private bool IsUnreported(Fact fact, JournalEntry entry) =>
        fact is JobFact { Number: var number }
        && (ledger.TryFind(number, out var job) ? job.Row : entry.Jobs.FirstOrDefault(row => row.Number == number)) is { Rule: Mark };
}
