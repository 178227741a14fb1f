using System.Diagnostics.CodeAnalysis;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>Host and PostgreSQL crash together, in either order, or PostgreSQL alone.</summary>
internal sealed class KillHostAndPostgres(TemporaryPostgres postgres) : IFault
{
    [SuppressMessage("Security", "CA5394", Justification = "The order is to be the same in every run of a seed.")]
    public async Task HarmAsync(Night night, Random random)
    {
        var order = random.Next(3);
        if (order == 0)
        {
            await night.Up.KillAsync();
        }

        await postgres.CrashAsync();
        if (order == 1)
        {
            await night.Up.KillAsync();
        }

        await postgres.StartAgainAsync();
        if (order != 2)
        {
            await night.Up.StartAgainAsync();
        }
    }
}
