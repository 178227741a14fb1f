using System.Diagnostics.CodeAnalysis;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>kill -9 of the commands of jobs that run, sometimes while there is no host: each has failed by that signal.</summary>
internal sealed class KillJobs : IFault
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
            job.MustEnd(Outcome.Killed);
            await new JobProcesses(night).KillCommand(job);
        }

        if (alone)
        {
            await night.Up.StartAgainAsync();
        }
    }
}
