using System.Diagnostics.CodeAnalysis;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>kill -9 of the shepherds of jobs that run, sometimes while there is no host.</summary>
internal sealed class KillShepherds : IFault
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
            // The command runs on; how it ends nobody sees.
            job.MayAlsoEnd(Outcome.Lost);
            await new JobProcesses(night).KillShepherd(job);
        }

        if (alone)
        {
            await night.Up.StartAgainAsync();
        }
    }
}
