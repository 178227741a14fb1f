using Weir.Linux;

namespace Weir.Ways.Watch;

/// <summary>Opens the best feed that this machine lets the agent have.</summary>
/// <param name="events">Opens the kernel's events.</param>
/// <param name="time">The time between two scans.</param>
internal sealed class WatchFeeds(Func<IProcessEvents> events, TimeProvider time)
{
    /// <summary>The feed, and why it is no better; <see langword="null"/> where it is the best.</summary>
    public (IWatchFeed Feed, string? Trouble) Open(WatchScope scope)
    {
        try
        {
            return (new ProcessFeed(events(), scope), null);
        }
        catch (LinuxException refused)
        {
            return (
                new ScanFeed(scope, time),
                $"{refused.Message}: all processes are looked at once a second instead. One that is shorter is not seen, and of an end not how it "
                    + "was; run weir up as root, outside containers, to have the kernel tell"
            );
        }
    }
}
