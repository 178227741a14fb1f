namespace Weir.EndToEnd.Tests.Faults;

/// <summary>kill -9 of processes that wait in place, sometimes while there is no host: they have left the queue and never run.</summary>
internal sealed class KillWaiters : IFault
{
    public async Task HarmAsync(Night night, Random random)
    {
        await night.Until(() => Task.FromResult(Waiting(night).Count > 0), () => "a process waits in place");
        await night.SometimesAloneAsync(
            random,
            async () =>
            {
                foreach (var job in Waiting(night))
                {
                    // It may not have had its number yet; what it has is cancelled.
                    (job.LeastRuns, job.MostRuns) = (0, 0);
                    job.MustEnd(Outcome.Cancelled);
                    job.Process!.Kill();
                    await job.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
                }
            }
        );
    }

    private static IReadOnlyList<NightJob> Waiting(Night night) =>
        [.. night.Jobs.Where(job => job is { Kind: NightKind.Waiter, IsHarmed: false })];
}
