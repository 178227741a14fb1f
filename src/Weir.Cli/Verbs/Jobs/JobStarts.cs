using System.Globalization;
using System.Text.Json;
using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Gate;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

/// <summary>What an operator's start began: its process and control group, as this machine's agent sees them.</summary>
internal static class JobStarts
{
    /// <summary>
    /// The job's row once it has started or is over, and as it is after a few seconds; <see langword="null"/> where it is not of this
    /// machine, or the server answers, which has no agent beside it.
    /// </summary>
    public static async Task<TrackedView?> WaitAsync(Session session, JobView job)
    {
        try
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"v1/tracked/{job.Number}/started");
            var query = new Query().With("machine", job.Machine);
            return await session.GetAsync(path + query, WeirJson.Default.TrackedView).ConfigureAwait(false);
        }
        catch (WeirException unknown) when (unknown.ExitCode is not (ExitStatus.NotReachable or ExitStatus.TimedOut))
        {
            return null;
        }
    }

    /// <summary>The answer to a start, with what it began.</summary>
    public static byte[] With(JobActed acted, TrackedView row)
    {
        acted.Started = new StartedAs(row.ProcessId, row.Cgroup);
        return JsonSerializer.SerializeToUtf8Bytes(acted, WeirJson.Default.JobActed);
    }

    /// <summary>One line: <c>pid 4711, weir/147</c>, that it is only ordered, or why it did not start.</summary>
    public static string Line(TrackedView? row, int number) =>
        row switch
        {
            null or { StartedAt: null, EndedAt: null } => string.Create(
                CultureInfo.InvariantCulture,
                $"it is ordered, and has not begun yet: weir job {number} shows when it has"
            ),
            { StartedAt: null } => $"it did not start: {Printable.Escape(row.Text ?? row.Status, 400)}",
            { ProcessId: { } process, Cgroup: { } group } => string.Create(
                CultureInfo.InvariantCulture,
                $"pid {process}, {Printable.Escape(group, 400)}"
            ),
            { ProcessId: { } process } => string.Create(CultureInfo.InvariantCulture, $"pid {process}"),
            _ => "it has started",
        };
}
