using Weir.Jobs;
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

    /// <summary>
    /// Claims control by a lock in the folder of the default socket, which all agents of a user share. Its note says where this one
    /// listens: who is told no socket asks there.
    /// </summary>
    public static GateControl Claim(string folder, string socket)
    {
        const string Without = "this one runs without machine-wide ways in (cron, at)";
        var path = Path.Join(folder, AgentFolder.Control);
        try
        {
            SocketFile.CreateFolder(folder);
            if (HeldLock.TryHold(path, socket.Contains('\n', StringComparison.Ordinal) ? null : socket) is not { } claim)
            {
                return new GateControl(
                    null,
                    $"another agent{(FileLock.HolderOf(path) is { } holder ? $" (pid {holder})" : "")} is in control of the gate: {Without}"
                );
            }

            RemoveLeftFilter(folder, socket);
            return new GateControl(claim, null);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException or LinuxException)
        {
            return new GateControl(null, $"{path} cannot be locked ({ErrorText.From(refusal)}): {Without}");
        }
    }

    // A filter stays when its agent ends. One of an agent that listened in this folder and is gone says nothing once another is in control.
    private static void RemoveLeftFilter(string folder, string socket)
    {
        var usual = Path.Join(folder, AgentFolder.Socket);
        if (Path.GetDirectoryName(socket) != folder && !(File.Exists(usual) && SocketFile.Answers(usual)))
        {
            File.Delete(Path.Join(folder, AgentFolder.Gate));
        }
    }

    public void Dispose() => _claim?.Dispose();
}
