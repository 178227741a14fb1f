namespace Weir.Web.Connections;

/// <summary>A request's turn, until it is disposed of; more than once is no harm.</summary>
internal sealed class RequestSlot(Action leave) : IDisposable
{
    private Action? _leave = leave;

    public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
}
