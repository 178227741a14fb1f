using Weir.Linux;

namespace Weir.Execution.Local;

/// <summary>Starts shepherds, so many at a time: each start holds a thread until its shepherd runs.</summary>
internal sealed class ShepherdStarts(IShepherds shepherds)
{
    private static readonly int Most = Math.Max(4, 2 * Environment.ProcessorCount);

    private readonly BlockingCalls _lanes = new("starts", Most, Most, int.MaxValue);

    /// <summary>Starts one in its user's turn.</summary>
    public Task<IProcess> RunAsync(ShepherdLaunch launch) =>
        _lanes.RunAsync(launch.Order.Submitter.User, () => shepherds.Launch(launch), CancellationToken.None);
}
