using System.Diagnostics.CodeAnalysis;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>The folders of jobs that run are removed, sometimes while there is no host: none of them starts again.</summary>
internal sealed class RemovedFolders : IFault
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
            (await night.Up.Commands.Run("rm", "-rf", new JobProcesses(night).FolderOf(job))).Succeeded();
        }

        if (alone)
        {
            await night.Up.StartAgainAsync();
        }
    }
}
