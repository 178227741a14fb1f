using System.Text;
using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Execution;
using Weir.Jobs;

namespace Weir.Agent.Running;

/// <summary>Lets processes go that wait in place: each becomes the parent of its own command.</summary>
internal sealed class InPlaceLaunch(AgentOptions options, Executions executions)
{
    /// <summary>Tells the process to go; <see langword="null"/> where it is gone. The caller is inside the job.</summary>
    public JobTrigger? Release(TrackedJob job, WaiterConnection waiter, PreparedFolder prepared, IReadOnlyList<byte[]> variables)
    {
        // Its connection goes with it: where there is nobody, that is told by the end of the connection.
        if (waiter.Process?.Open() is not { } handle || handle.HasEnded())
        {
            waiter.Close();
            return null;
        }

        if (handle.Facts() is { } facts && facts.EffectiveUser != waiter.Process.UserId)
        {
            handle.Dispose();
            return new LaunchFailed(
                ReasonCodes.ShepherdFailed,
                $"the process that waits is not {job.Row.User}'s any more: it has become another program, of user {facts.EffectiveUser}"
            );
        }

        if (executions.Get(job).Adopt(handle, waiter.Process.UserId, prepared) is { } group)
        {
            waiter.Send($"cgroup {group}");
        }

        foreach (var variable in variables)
        {
            var equals = Array.IndexOf(variable, (byte)'=');
            waiter.Send($"env {Encoding.ASCII.GetString(variable, 0, equals)}={Convert.ToBase64String(variable.AsSpan(equals + 1))}");
        }

        waiter.Send($"env WEIR_HINTS={Convert.ToBase64String(Encoding.UTF8.GetBytes(options.Hints))}");
        if (prepared.Report != prepared.Folder)
        {
            waiter.Send($"folder {prepared.Folder}");
        }

        waiter.SendLast($"go {prepared.Report}");
        return new WaiterReleased();
    }

    /// <summary>The process that waits in place has not been told to go: it is not over the job. The caller is inside the job.</summary>
    public void Forget(TrackedJob job)
    {
        if (job.InPlace)
        {
            executions.Get(job).Leave();
        }
    }
}
