namespace Weir.EndToEnd.Tests.Faults;

/// <summary>The folders of jobs that run are removed, sometimes while there is no host: none of them starts again.</summary>
internal sealed class RemovedFolders : IFault
{
    public Task HarmAsync(Night night, Random random) =>
        night.HarmRunningAsync(
            random,
            async job =>
            {
                job.MayAlsoEnd(Outcome.Lost);
                (await night.Up.Commands.Run("rm", "-rf", new JobProcesses(night).FolderOf(job))).Succeeded();
            }
        );
}
