using Weir.Execution;
using Weir.Execution.Local;
using Weir.Linux;

namespace Weir.Agent.Tests;

/// <summary>A process that lives until the test ends it, and notes its signals.</summary>
internal sealed class FakeProcess(int id, FakeProcesses machine) : IProcess
{
    private volatile bool _ended;

    public int Id => id;

    public bool IsSure { get; init; } = true;

    public bool HasEnded => _ended;

    public ProcessHandle? Handle => null;

    public ProcessIdentity? Mark => _ended ? null : new ProcessIdentity(id, id, 0, "boot");

    public bool TrySignal(int signal)
    {
        if (_ended)
        {
            return false;
        }

        machine.Signalled(id, signal);
        return true;
    }

    public void End(int? exitCode = null)
    {
        _ended = true;
        machine.Ended(id, exitCode);
    }

    public void Dispose() { }
}
