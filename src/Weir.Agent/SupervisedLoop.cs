using Microsoft.Extensions.Logging;

namespace Weir.Agent;

/// <summary>
/// What goes on as long as the agent does. Where a part of it fails, that is told, and the part begins anew after a pause.
/// </summary>
internal sealed class SupervisedLoop(FailureReporter failureReporter, TimeProvider time, ILogger<SupervisedLoop> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Runs until it is cancelled, or has nothing to do here and ends by itself.</summary>
    public Task Run(string what, Func<CancellationToken, Task> work, CancellationToken cancellationToken) =>
        Task.Run(() => RunAsync(what, work, cancellationToken), CancellationToken.None);

    private async Task RunAsync(string what, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await work(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Nobody waits for it: it is in the log and in the messages, and begins anew.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                log.Failed(what, failure);
                await failureReporter
                    .ReportAsync(what, "part-failed", $"{what} failed and begins anew: {failure.Message}")
                    .ConfigureAwait(false);
            }

            try
            {
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
