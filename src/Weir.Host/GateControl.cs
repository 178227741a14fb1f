using Weir.Linux;

namespace Weir.Host;

/// <summary>
/// The claim to be the agent in control of this machine's gate, or, for an ordinary user, of that user's: one agent at a time
/// has it, for as long as it runs. Who comes second works without the machine-wide ways in.
/// </summary>
internal sealed class GateControl : IDisposable
{
    private readonly FileLock? _claim;

    private GateControl(FileLock? claim, string? refusal) => (_claim, Refusal) = (claim, refusal);

    /// <summary>Whether this agent is in control.</summary>
    public bool IsHeld => _claim is not null;

    /// <summary>Why it is not: one line.</summary>
    public string? Refusal { get; }

    /// <summary>Claims control by a lock in the folder of the default socket, which all agents of a user share.</summary>
    public static GateControl Claim(string folder)
    {
        const string Without = "this one runs without machine-wide ways in (cron, at)";
        var path = Path.Join(folder, "control");
        try
        {
            SocketFile.MakeFolder(folder);
            return HeldLock.TryHold(path) is { } claim
                ? new GateControl(claim, null)
                : new GateControl(
                    null,
                    $"another agent{(FileLock.HolderOf(path) is { } holder ? $" (pid {holder})" : "")} is in control of the gate: {Without}"
                );
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException or LinuxException)
        {
            return new GateControl(null, $"{path} cannot be locked ({Plain.Of(refusal)}): {Without}");
        }
    }

    public void Dispose() => _claim?.Dispose();
}
