using Weir.Jobs;
using Weir.Jobs.Thresholds;
using Weir.Protocol;
using Weir.Protocol.Thresholds;
using Weir.Server.Loop;

namespace Weir.Server.Queries;

/// <summary><c>weir threshold list|show</c>: thresholds, and how many jobs wait for them.</summary>
public static class ListThresholds
{
    /// <summary>All thresholds that are set or that a waiting job needs, by name; of jobs that wait those that the caller sees.</summary>
    public static Task<ThresholdPage> ListThresholdsAsync(this WeirServer server, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        var visibility = Visibility.For(caller, Operation.ReadThresholds);
        return server.ReadAsync(
            view => new ThresholdPage([.. view.Day.ThresholdNames.Select(name => View(view, name, visibility))]),
            cancellationToken
        );
    }

    /// <summary>One of them.</summary>
    /// <exception cref="RefusedException">There is none such.</exception>
    public static Task<ThresholdView> ShowThresholdAsync(
        this WeirServer server,
        Caller caller,
        ThresholdName name,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        var visibility = Visibility.For(caller, Operation.ReadThresholds);
        return server.ReadAsync(
            view =>
                view.Day.ThresholdNames.Contains(name)
                    ? View(view, name, visibility)
                    : throw new RefusedException(
                        ProblemCodes.NotFound,
                        $"there is no threshold {name}; 'weir threshold list' lists those there are"
                    ),
            cancellationToken
        );
    }

    private static ThresholdView View(DayView view, ThresholdName name, Visibility visibility)
    {
        var set = view.Day.FindThreshold(name);
        var waiting = view.Day.JobsHeldBy(name).Count(job => visibility.Sees(job.OwnerOf()));
        return new ThresholdView(set?.Name.Text ?? name.Text, set?.Value ?? 0, waiting) { At = set?.At, By = set?.By };
    }
}
