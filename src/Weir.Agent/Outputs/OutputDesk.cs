using Microsoft.Extensions.Logging;
using Weir.Agent.Machine;
using Weir.Jobs;
using Weir.Jobs.Outputs;
using Weir.Stores;
using Weir.Stores.Agent;

namespace Weir.Agent.Outputs;

/// <summary>
/// Does what is due with the output of jobs that are over. The row says before each deed that it is begun, and after it that it is done: so
/// each is done once, or it is said that nobody knows. What is known not to be done, and may work later, is tried again for a day.
/// </summary>
internal sealed class OutputDesk(
    IAgentJournal journal,
    OutputRows rows,
    OutputDeeds deeds,
    OutputSignal signal,
    TimeProvider time,
    ILogger<OutputDesk> log
)
{
    private const int AtOnce = 100;
    private const int Beside = 4;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Goes on until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                try
                {
                    while (await CareAsync(cancellationToken).ConfigureAwait(false)) { }
                }
                catch (Exception refused) when (refused is StoreException or IOException)
                {
                    log.Again("caring for output", refused);
                }

                await signal.WaitAsync(Interval, time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    /// <summary>Does what is due; whether there may be more.</summary>
    public async Task<bool> CareAsync(CancellationToken cancellationToken)
    {
        var due = await journal.ListOutputDueAsync(time.GetUtcNow(), AtOnce, cancellationToken).ConfigureAwait(false);
        await Parallel
            .ForEachAsync(
                due,
                new ParallelOptions { MaxDegreeOfParallelism = Beside, CancellationToken = cancellationToken },
                async (row, token) => await CareAsync(row, token).ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        return due.Count == AtOnce;
    }

    private async Task CareAsync(JournalJob due, CancellationToken cancellationToken)
    {
        var row = await rows.FindAsync(due.Number, cancellationToken).ConfigureAwait(false);
        while (row is { Output: { ToDo: [var deed, ..], Begun: var begun } state, OutputDue: { } at } && at <= time.GetUtcNow())
        {
            if (OutputWork.IsUncertain(state))
            {
                var why = $"whether it was is not known: {Interrupted(state)}; it is not done again";
                row = await rows.DecideAsync(row, new OutputDeedPassed(TextOf(row, deed, why)), cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (!begun && !deed.IsRepeatable())
            {
                row = await rows.DecideAsync(row, new OutputDeedBegun(), cancellationToken).ConfigureAwait(false);
            }

            var failure = await deeds.DoAsync(row!, deed, cancellationToken).ConfigureAwait(false);
            JobTrigger next =
                failure is { MayTryAgain: true } && OutputWork.RetryOf(row!, time.GetUtcNow()) is { } later
                    ? new OutputDeedPostponed(later)
                    : new OutputDeedPassed(failure is null ? null : TextOf(row!, deed, failure.Text));
            row = await rows.DecideAsync(row!, next, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string TextOf(JournalJob row, OutputDeed deed, string why) =>
        $"output of job {row.Number} {row.Name} was not {Done(row, deed)}: {Printable.Escape(why, 300)}";

    private static string Interrupted(OutputState state) =>
        state.Restored ? "the journal is an older one that was restored" : "the agent ended meanwhile";

    private static string Done(JournalJob row, OutputDeed deed) =>
        deed.Kind switch
        {
            OutputDeed.Copy => $"copied to {row.Run?.Output?.CopyTo}",
            OutputDeed.Mail => $"mailed to {string.Join(", ", row.Run?.Output?.Mail?.To ?? [])}",
            OutputDeed.Print => $"printed by {string.Join(' ', row.Run?.Output?.Print ?? [])}",
            OutputDeed.Compress => "compressed",
            OutputDeed.Reply => "answered",
            OutputDeed.Run => $"told to {string.Join(' ', row.Run?.Messages[deed.Rule ?? 0].Run ?? [])}",
            _ => "removed",
        };
}
