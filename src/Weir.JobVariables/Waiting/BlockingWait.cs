using Weir.Linux;

namespace Weir.JobVariables;

/// <summary>
/// Waits for one condition after the other in the thread that asks, which sleeps in the kernel until a variable was written: the shortest
/// way, for programs that have nothing else to do. Those with many waits at once have a <see cref="VariableWaiter"/>.
/// </summary>
public sealed class BlockingWait(IVariableReader reader, TimeProvider clock) : IDisposable
{
    private const FileChanges Wanted = FileChanges.Modified | FileChanges.MovedTo | FileChanges.Created;

    // Kept from one wait to the next: the kernel takes milliseconds to end one.
    private readonly InotifyQueue _queue = new();
    private readonly Dictionary<int, string> _users = [];

    /// <summary>Blocks until the condition is true; <see langword="false"/> where the time ran out.</summary>
    /// <exception cref="VariableException">A variable is not there: what is made later cannot be waited for.</exception>
    /// <exception cref="ArgumentException">The time until which to wait has passed.</exception>
    public bool For(Condition condition, WaitOptions options)
    {
        var limit = WaitLimit.From(options, clock);
        var began = clock.GetTimestamp();
        WaitedValues values = new(condition, options, clock, reader);
        // Watched first, then read: whatever is written from now on is told.
        Watch(values);
        if (!values.ReadAll())
        {
            throw new VariableException(VariableRefusal.NotFound, $"a job variable of {condition} is not there");
        }

        if (options.CheckCurrentValue && values.IsTrue)
        {
            return true;
        }

        while (true)
        {
            var left = limit == Timeout.InfiniteTimeSpan ? limit : limit - clock.GetElapsedTime(began);
            if (limit != Timeout.InfiniteTimeSpan && left <= TimeSpan.Zero)
            {
                return values.RereadAll() && values.IsTrue;
            }

            var changes = _queue.Next(Milliseconds(left, condition, clock));
            if ((changes.Count == 0 ? condition.UsesTime : values.Reread(changes, _users)) && values.IsTrue)
            {
                return true;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _queue.Dispose();

    private void Watch(WaitedValues values)
    {
        foreach (var user in values.Ids.Select(id => id.User).Distinct())
        {
            try
            {
                // The same number again, where it is watched already.
                _users[_queue.Watch(Path.Join(reader.Folder, user), Wanted)] = user;
            }
            catch (LinuxException refused)
            {
                throw new VariableException(
                    VariableRefusal.NotFound,
                    $"the job variables of {user} cannot be watched: {refused.Message}",
                    refused
                );
            }
        }
    }

    // Time raises no event; the turn of the second is one.
    private static int Milliseconds(TimeSpan left, Condition condition, TimeProvider clock)
    {
        const int Second = 1000;
        var most = left == Timeout.InfiniteTimeSpan ? -1 : (int)Math.Min(int.MaxValue, Math.Ceiling(left.TotalMilliseconds));
        if (!condition.UsesTime)
        {
            return most;
        }

        var turn = Second - clock.GetUtcNow().Millisecond;
        return most < 0 ? turn : Math.Min(most, turn);
    }
}
