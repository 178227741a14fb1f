using Weir.Jobs;
using Weir.Linux;

namespace Weir.Shepherd;

/// <summary>Says why a command could not be started, in the words a shell would use, and with its exit status.</summary>
internal static class StartFailure
{
    private const int NotFound = 127,
        NotExecutable = 126,
        OwnFailure = 125;

    /// <summary>Whether no process could be made for now: nothing has run.</summary>
    public static bool IsShortage(LaunchResult result) =>
        result.FailedAt is LaunchStep.Fork or LaunchStep.Cgroup && Errno.IsShortage(result.ErrorNumber);

    /// <param name="result">What failed.</param>
    /// <param name="command">The command, as it was typed.</param>
    /// <param name="folder">The directory to start in.</param>
    /// <param name="programs">The paths that were tried, where they mean the same to this process.</param>
    public static string TextOf(LaunchResult result, byte[] command, byte[]? folder, IReadOnlyList<byte[]>? programs = null) =>
        result.FailedAt switch
        {
            LaunchStep.Execute =>
                $"{Printable.Escape(command)}: {ProgramFault.Find(programs ?? [], null) ?? LinuxException.TextOf(result.ErrorNumber)}",
            LaunchStep.Folder => $"{Printable.Escape(folder ?? [])}: {LinuxException.TextOf(result.ErrorNumber)}",
            LaunchStep.Limits => $"the job's resource limits cannot be set: {LinuxException.TextOf(result.ErrorNumber)}",
            LaunchStep.Groups or LaunchStep.User => $"the job's user cannot be assumed: {LinuxException.TextOf(result.ErrorNumber)}",
            LaunchStep.Cgroup => $"the job's control group cannot be entered: {LinuxException.TextOf(result.ErrorNumber)}",
            _ => $"the job's process cannot be made: {LinuxException.TextOf(result.ErrorNumber)}",
        };

    public static int StatusOf(LaunchResult result) =>
        result.FailedAt switch
        {
            LaunchStep.Execute => result.ErrorNumber is Errno.NoEntry or Errno.NotFolder ? NotFound : NotExecutable,
            _ => OwnFailure,
        };
}
