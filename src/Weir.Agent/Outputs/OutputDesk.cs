using Microsoft.Extensions.Logging;
using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Outputs;
using Weir.Stores;
using Weir.Stores.Agent;

namespace Weir.Agent.Outputs;

/// <summary>
/// Does what is due with the output of jobs that are over. The row says before each deed that it is begun, and after it that it is done: so
/// each is done once, or it is said that nobody knows.
/// </summary>
internal sealed class OutputDesk(
    IAgentJournal journal,
    JobRecorder recorder,
    OutputDeeds deeds,
    OutputSignal signal,
    TimeProvider time,
    ILogger<OutputDesk> log
)
{
    /// <summary>The code of what was not done.</summary>
    public const string Code = "output-not-done";

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

    private async Task CareAsync(JournalJob row, CancellationToken cancellationToken)
    {
        while (row is { Output: { ToDo: [var deed, ..] } state, OutputDue: { } due } && due <= time.GetUtcNow())
        {
            if (OutputWork.IsUncertain(state))
            {
                row = await PassAsync(row, deed, $"whether it was is not known: {Interrupted(state)}; it is not done again")
                    .ConfigureAwait(false);
                continue;
            }

            if (!deed.IsRepeatable())
            {
                row = OutputWork.Start(row);
                await recorder.WriteAsync(new JournalEntry { Jobs = [row] }).ConfigureAwait(false);
            }

            var failure = await deeds.DoAsync(row, deed, cancellationToken).ConfigureAwait(false);
            row = await PassAsync(row, deed, failure).ConfigureAwait(false);
        }
    }

    private async Task<JournalJob> PassAsync(JournalJob row, OutputDeed deed, string? failure)
    {
        var now = time.GetUtcNow();
        var passed = OutputWork.Pass(row, now);
        IReadOnlyList<Fact> facts = failure is null
            ? []
            :
            [
                new AgentMessage(
                    now,
                    MessageSeverity.Warning,
                    Code,
                    $"output of job {row.Number} {row.Name} was not {Done(row, deed)}: {Printable.Escape(failure, 300)}",
                    row.Number
                ),
            ];
        await recorder.WriteAsync(new JournalEntry { Jobs = [passed], Facts = facts }).ConfigureAwait(false);
        return passed;
    }

    private static string Interrupted(OutputState state) =>
        state.Restored ? "the journal is an older one that was restored" : "the agent ended meanwhile";

    private static string Done(JournalJob row, OutputDeed deed) =>
        deed.Kind switch
        {
            OutputDeed.Copy => $"copied to {row.Run?.Output?.CopyTo}",
            OutputDeed.Mail => $"mailed to {string.Join(", ", row.Run?.Output?.Mail?.To ?? [])}",
            OutputDeed.Print => $"printed by {string.Join(' ', row.Run?.Output?.Print ?? [])}",
            OutputDeed.Compress => "compressed",
            _ => "removed",
        };
}
