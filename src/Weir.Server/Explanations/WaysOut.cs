using System.Globalization;
using Weir.Jobs;
using Weir.Protocol.Jobs;
using Weir.Server.Loop;

namespace Weir.Server.Explanations;

/// <summary>What would let a job go, each with its command. One that says it starts the job now does so.</summary>
internal static class WaysOut
{
    public static IReadOnlyList<WayOutView> Of(View view, Job job)
    {
        if (job.State is not (JobState.Waiting or JobState.Rejected))
        {
            return [];
        }

        List<WayOutView> ways = [];
        var holders = view.Day.HoldersOf(job, view.Now);
        if (job.State == JobState.Waiting && job.Holds.Count > 0 && holders.All(job.Holds.Contains))
        {
            var needs = job.Holds.All(hold => hold.Manager == HolderManager.User) ? "user" : "operator";
            ways.Add(new WayOutView($"release job {job.Number}: starts now", string.Create(CultureInfo.InvariantCulture, $"weir release {job.Number.Value}"), true, needs));
        }

        if (view.Day.IsUp(job.Machine) && !job.Holds.Any(hold => hold.Code == Day.HoldCodes.Resubmitting))
        {
            ways.Add(new WayOutView("start it past all that holds it: starts now, and counts as exceptional", string.Create(CultureInfo.InvariantCulture, $"weir start {job.Number.Value}"), true, "operator"));
        }

        return ways;
    }
}
