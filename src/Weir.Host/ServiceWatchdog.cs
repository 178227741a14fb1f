using System.Globalization;
using Weir.Server;
using Weir.Server.Queries;
using Weir.Stores;

namespace Weir.Host;

/// <summary>
/// Tells a service manager that asks for it (systemd's <c>WatchdogSec=</c>) that the host still works: not that its process is there,
/// but that the server's loop answers. Where it does not, nothing is told, and the host is started again.
/// </summary>
internal static class ServiceWatchdog
{
    // What a timer can do, and what is often enough.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Tells until cancelled; ends at once where nobody asks.</summary>
    public static async Task RunAsync(WeirServer? server, TimeProvider time, CancellationToken cancellationToken)
    {
        if (
            Interval(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), Environment.GetEnvironmentVariable("WATCHDOG_PID"))
            is not { } interval
        )
        {
            return;
        }

        using var beats = new PeriodicTimer(interval, time);
        try
        {
            do
            {
                if (await AnswersAsync(server, cancellationToken).ConfigureAwait(false))
                {
                    ServiceNotice.Alive();
                }
            } while (await beats.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host ends.
        }
    }

    private static async Task<bool> AnswersAsync(WeirServer? server, CancellationToken cancellationToken)
    {
        try
        {
            if (server is not null)
            {
                await server.RulesVersionAsync(cancellationToken).ConfigureAwait(false);
            }

            return true;
        }
        catch (Exception refused) when (refused is RefusedException or StoreException or InvalidOperationException)
        {
            await System
                .Console.Error.WriteLineAsync($"weir: the server does not answer its own watchdog: {ErrorText.From(refused)}")
                .ConfigureAwait(false);
            return false;
        }
    }

    /// <summary>Half of the time that is given; <see langword="null"/> where nobody asks, or another process is asked.</summary>
    internal static TimeSpan? Interval(string? microseconds, string? processId)
    {
        if (
            !long.TryParse(microseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var given)
            || given <= 0
            || (processId is { Length: > 0 } && processId != Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
        )
        {
            return null;
        }

        return given >= 2 * Longest.TotalMicroseconds ? Longest
            : given <= 2 * Shortest.TotalMicroseconds ? Shortest
            : TimeSpan.FromMicroseconds(given / 2.0);
    }
}
