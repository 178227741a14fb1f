using System.Diagnostics.CodeAnalysis;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>What Weir wrote into the folders of jobs that run is harmed file by file, sometimes while there is no host.</summary>
internal abstract class HarmedRecords : IFault
{
    public Task HarmAsync(Night night, Random random) => night.HarmRunningAsync(random, job => HarmAsync(night, job, random));

    /// <summary>Harms one file.</summary>
    protected abstract Task Harm(string file, Random random);

    [SuppressMessage("Security", "CA5394", Justification = "The choice is to be the same in every run of a seed.")]
    private async Task HarmAsync(Night night, NightJob job, Random random)
    {
        job.MayAlsoEnd(Outcome.Lost);
        var files = Directory.GetFiles(new JobProcesses(night).FolderOf(job), "*", SearchOption.AllDirectories);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            if (random.Next(2) == 0)
            {
                await Harm(file, random);
            }
        }
    }
}
