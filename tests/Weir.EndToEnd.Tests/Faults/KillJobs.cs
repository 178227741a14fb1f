namespace Weir.EndToEnd.Tests.Faults;

/// <summary>kill -9 of the commands of jobs that run, sometimes while there is no host: each has failed by that signal.</summary>
internal sealed class KillJobs : IFault
{
    public Task HarmAsync(Night night, Random random) =>
        night.HarmRunningAsync(
            random,
            job =>
            {
                job.MustEnd(Outcome.Killed);
                return new JobProcesses(night).KillCommand(job);
            }
        );
}
