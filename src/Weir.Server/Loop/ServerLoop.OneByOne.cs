using Weir.Day.Inputs;
using Weir.Jobs.Facts;
using Weir.Protocol;
using Weir.Server.Agents;
using Weir.Stores;

namespace Weir.Server.Loop;

/// <summary>Where a batch fails as a whole: in deciding, or since the store does not take it.</summary>
internal sealed partial class ServerLoop
{
    private bool _committed;

    // What the day takes back by itself is left out there. What is left is what the whole batch fails on, in deciding or since the store
    // does not take it: the parts are decided one by one, so that only the guilty one fails.
    private async Task GuardedAsync(List<WorkItem> batch, CancellationToken stop)
    {
        try
        {
            await DecideAsync(batch, null, stop).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Which part it was shows below.
        catch (Exception failure) when (!_committed && IsOfInput(failure, stop))
#pragma warning restore CA1031
        {
            ServerLog.OneByOne(logger, failure);
            await RebuildAsync(context.Epoch, stop).ConfigureAwait(false);
            Rebuilt?.Invoke();
            foreach (var work in batch)
            {
                await AloneAsync(work, stop).ConfigureAwait(false);
            }
        }
    }

    private async Task AloneAsync(WorkItem work, CancellationToken stop)
    {
        if (work is not AgentReport report)
        {
            if (await TryAsync([work], null, stop).ConfigureAwait(false) is { } failure)
            {
                work.Failed(new RefusedException(ProblemCodes.Failed, $"it could not be decided and changed nothing: {failure.Message}"));
            }

            return;
        }

        foreach (var input in report.Inputs)
        {
            if (await TryAsync([], [input], stop).ConfigureAwait(false) is { } failure && input is FactArrived { Fact: var fact })
            {
                await TryAsync(
                        [],
                        [new FactRefused(report.Machine, fact.Sequence, FactCodes.Undecided, failure.Message, FactText.From(fact.Fact))],
                        stop
                    )
                    .ConfigureAwait(false);
            }
        }

        report.Complete(new CommitResult(Empty, context.Sequences, context.View(time.GetUtcNow())));
    }

    private async Task<Exception?> TryAsync(List<WorkItem> batch, IReadOnlyList<Input>? only, CancellationToken stop)
    {
        try
        {
            await DecideAsync(batch, only, stop).ConfigureAwait(false);
            return null;
        }
#pragma warning disable CA1031 // It goes to the one whose input it is; the others are decided.
        catch (Exception failure) when (!_committed && IsOfInput(failure, stop))
#pragma warning restore CA1031
        {
            ServerLog.InputFailed(logger, only is [var input, ..] ? input.GetType().Name : batch[0].GetType().Name, failure);
            await RebuildAsync(context.Epoch, stop).ConfigureAwait(false);
            Rebuilt?.Invoke();
            return failure;
        }
    }

    private static bool IsOfInput(Exception failure, CancellationToken stop) =>
        failure is StoreException store
            ? store.Failure == StoreFailure.Conflict
            : failure is not OperationCanceledException || !stop.IsCancellationRequested;
}
