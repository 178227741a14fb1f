using System.Diagnostics.CodeAnalysis;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>
/// Many jobs, while the server is made to forget those that are over, again and again: none that waits or runs is forgotten.
/// </summary>
internal sealed class LoadWithPurge : IFault
{
    private const int Submitters = 4;
    private const int Each = 10;

    public string MinutesIn => "WEIR_SOAK_LOAD";

    [SuppressMessage("Security", "CA5394", Justification = "The choice is to be the same in every run of a seed.")]
    public async Task HarmAsync(Night night, Random random)
    {
        var load = Task.WhenAll(Enumerable.Range(0, Submitters).Select(_ => Load(night)));
        var purges = random.Next(1, Each);
        for (var i = 0; i < purges; i++)
        {
            (await night.Up.Weir("purge", "--days", "0")).Succeeded();
        }

        await load;
        (await night.Up.Weir("purge", "--days", "0")).Succeeded();
        foreach (var job in night.Jobs.Where(job => !job.IsLong && !job.IsToBeReleased))
        {
            job.MayBeForgotten = true;
        }
    }

    private static async Task Load(Night night)
    {
        for (var i = 0; i < Each; i++)
        {
            await night.SubmitAsync(i % 2 == 0 ? NightKind.Good : NightKind.Bad);
        }
    }
}
