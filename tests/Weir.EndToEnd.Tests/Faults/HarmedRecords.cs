using System.Diagnostics.CodeAnalysis;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>What Weir wrote into the folders of jobs that run is harmed file by file, sometimes while there is no host.</summary>
internal abstract class HarmedRecords : IFault
{
    private const int Least = 2;

    [SuppressMessage("Security", "CA5394", Justification = "The choice is to be the same in every run of a seed.")]
    public async Task HarmAsync(Night night, Random random)
    {
        var running = await night.RunningAsync(Least);
        var alone = random.Next(2) == 0;
        if (alone)
        {
            await night.Up.KillAsync();
        }

        foreach (var job in running)
        {
            job.MayAlsoEnd(Outcome.Lost);
            foreach (
                var file in Directory
                    .GetFiles(new JobProcesses(night).FolderOf(job), "*", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
            )
            {
                if (random.Next(2) == 0)
                {
                    await Harm(file, random);
                }
            }
        }

        if (alone)
        {
            await night.Up.StartAgainAsync();
        }
    }

    /// <summary>Harms one file.</summary>
    protected abstract Task Harm(string file, Random random);
}
