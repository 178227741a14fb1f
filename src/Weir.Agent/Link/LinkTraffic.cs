namespace Weir.Agent.Link;

/// <summary>What goes over the link once agent and server have greeted: facts and samples up, orders down, beside each other.</summary>
internal sealed class LinkTraffic(FactSender facts, OrderPolling orders, SampleSender samples)
{
    /// <summary>Runs until it is cancelled, or one of them fails. All have ended when it does: none takes orders twice.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var together = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] parts = [facts.RunAsync(together.Token), orders.RunAsync(together.Token), samples.RunAsync(together.Token)];
        var first = await Task.WhenAny(parts).ConfigureAwait(false);
        await together.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(parts).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first.ConfigureAwait(false);
    }
}
