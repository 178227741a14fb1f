namespace Weir.Simulation.Tests;

public sealed class SimulationTests
{
    private const int Slices = 8;
    private const int SeedsOfASlice = 300;

    public static TheoryData<int> AllSlices => [.. Enumerable.Range(0, Slices)];

    [Theory]
    [MemberData(nameof(AllSlices))]
    public void Whatever_crashes_and_whatever_is_lost_every_job_ends_once_and_starts_at_most_once(int slice)
    {
        for (var seed = slice * SeedsOfASlice; seed < (slice + 1) * SeedsOfASlice; seed++)
        {
            try
            {
                new World(seed).Run(steps: 80);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"seed {seed}: {failure.Message}", failure);
            }
        }
    }
}
