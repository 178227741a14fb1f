using Weir.Protocol.Closing;
using Weir.Server.Loop;
using Weir.ServiceLevels.Policies;

namespace Weir.Server.Queries;

/// <summary>Whether Weir is closed: for <c>weir status</c> and the page.</summary>
public static class ShowClosure
{
    /// <summary>How it is closed; <see langword="null"/> where it is open.</summary>
    public static Task<ClosureView?> ClosureAsync(this WeirServer server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        return server.ReadAsync(From, cancellationToken);
    }

    private static ClosureView? From(DayView view) =>
        view.Day.Closure is { } closure
            ? new ClosureView(
                closure.Since,
                closure.By,
                closure.Text,
                [.. closure.Except.Select(group => group.Text)],
                closure.OpensSince,
                view.Day.CountOf(ServiceQueue.General) + view.Day.CountOf(ServiceQueue.Production)
            )
            : null;
}
