using Weir.Linux;

namespace Weir.Execution.Local;

/// <summary>A process of this machine.</summary>
internal sealed class LinuxProcess : IProcess
{
    private readonly Lock _opening = new();
    private readonly int _child;
    private ProcessHandle? _handle;
    private bool _closed;

    private LinuxProcess(int child) => (_child, IsSure) = (child, true);

    public LinuxProcess(ProcessHandle? handle, bool isSure) => (_handle, IsSure) = (handle, isSure);

    /// <summary>
    /// A child that nobody has waited for: until then its id is its own, so that it can be opened later where descriptors are short.
    /// </summary>
    public static LinuxProcess OfChild(int processId)
    {
        var process = new LinuxProcess(processId);
        _ = process.Handle;
        return process;
    }

    public int Id => Handle?.ProcessId ?? _child;

    public bool IsSure { get; }

    public bool HasEnded => Handle is { } handle ? handle.HasEnded() : _child == 0 || _closed;

    public ProcessHandle? Handle
    {
        get
        {
            lock (_opening)
            {
                return _handle ??= _child > 0 && !_closed ? TryOpen(_child) : null;
            }
        }
    }

    public ProcessIdentity? Mark =>
        Handle?.Facts() is { } facts
            ? new ProcessIdentity(facts.ProcessId, facts.StartTicks, facts.RealUser, BootId.Current.ToString())
            : null;

    public bool TrySignal(int signal) => IsSure && Handle is { } handle && handle.TrySignal(signal);

    public void Dispose()
    {
        lock (_opening)
        {
            _closed = true;
            _handle?.Dispose();
        }
    }

    private static ProcessHandle? TryOpen(int processId)
    {
        try
        {
            return ProcessHandle.Open(processId);
        }
        catch (LinuxException shortage) when (Errno.IsShortage(shortage.ErrorNumber))
        {
            // It is asked for again.
            return null;
        }
    }
}
