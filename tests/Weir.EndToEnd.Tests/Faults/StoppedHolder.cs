using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>
/// The host that has the store is stopped, its connections go, another server takes over, and the first one goes on: it stores nothing
/// while the other one lives, and ends when that has ended. Then it is started again, and the store is its own again.
/// </summary>
internal sealed class StoppedHolder(TemporaryPostgres postgres) : IFault
{
    public async Task HarmAsync(Night night, Random random)
    {
        var said = night.Up.Log.Length;
        await night.Up.PauseAsync();
        await postgres.DropConnectionsAsync();
        await using (await WeirServer.StartAsync("--store", postgres.Address))
        {
            await night.Up.ContinueAsync();
            await night.Until(
                () => Task.FromResult(night.Up.Log[said..].Contains("another server is active", StringComparison.Ordinal)),
                () => "the first server says that another one is active"
            );
        }

        await night.Up.EndedAsync();
        await night.Up.StartAgainAsync();
    }
}
