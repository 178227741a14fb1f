using System.Diagnostics.CodeAnalysis;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>kill -9 of the host, again and again, also before it answers.</summary>
internal sealed class KillHost : IFault
{
    // About as long as a start takes: some of the kills that fall into one come before the host answers, some just after.
    private const int StartMilliseconds = 1200;

    [SuppressMessage("Security", "CA5394", Justification = "The moments are to be the same in every run of a seed.")]
    public async Task HarmAsync(Night night, Random random)
    {
        await night.Up.KillAsync();
        while (random.Next(2) == 0)
        {
            await night.Up.StartAgainAsync(TimeSpan.FromMilliseconds(random.Next(StartMilliseconds)));
            await night.Up.KillAsync();
        }

        await night.Up.StartAgainAsync();
    }
}
