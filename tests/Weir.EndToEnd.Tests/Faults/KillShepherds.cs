namespace Weir.EndToEnd.Tests.Faults;

/// <summary>kill -9 of the shepherds of jobs that run, sometimes while there is no host.</summary>
internal sealed class KillShepherds : IFault
{
    public Task HarmAsync(Night night, Random random) =>
        night.HarmRunningAsync(
            random,
            job =>
            {
                // The command runs on; how it ends nobody sees.
                job.MayAlsoEnd(Outcome.Lost);
                return new JobProcesses(night).KillShepherd(job);
            }
        );
}
