using System.Text.Json;
using Microsoft.Extensions.Logging;
using Weir.Stores.Agent;

namespace Weir.Agent.Lifetime;

/// <summary>Names what is damaged in a journal; the agent starts without it.</summary>
internal sealed class StartupDamage(AgentOptions options, FailureReporter failureReporter, ILogger<StartupDamage> log)
{
    /// <summary>Tells of the rows that could not be read.</summary>
    public async Task ReportUnreadableAsync(JournalSnapshot snapshot)
    {
        foreach (var row in snapshot.Unreadable)
        {
            log.Unreadable($"{row.What} {row.Key}", row.Reason);
            var text = $"the {row.What} {row.Key} in the journal of {options.Machine} cannot be read and is left as it is: {row.Reason}";
            await failureReporter.ReportAsync($"{row.What} {row.Key}", "row-unreadable", text).ConfigureAwait(false);
        }
    }

    /// <summary>Takes something over; where it is damaged, that is told.</summary>
    public Task TryAsync(string what, Action restore) =>
        TryAsync(
            what,
            () =>
            {
                restore();
                return Task.CompletedTask;
            }
        );

    /// <inheritdoc cref="TryAsync(string, Action)" />
    public async Task TryAsync(string what, Func<Task> restore)
    {
        try
        {
            await restore().ConfigureAwait(false);
        }
        catch (Exception damaged)
            when (damaged
                    is FormatException
                        or ArgumentException
                        or InvalidOperationException
                        or OverflowException
                        or JsonException
                        or KeyNotFoundException
                        or IndexOutOfRangeException
            )
        {
            log.Unreadable(what, damaged.Message);
            var text = $"{what} in the journal of {options.Machine} cannot be read, and it starts without: {damaged.Message}";
            await failureReporter.ReportAsync(what, "row-unreadable", text).ConfigureAwait(false);
        }
    }
}
