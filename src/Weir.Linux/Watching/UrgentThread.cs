using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>A thread that goes before others, because what it looks at is soon gone.</summary>
public static unsafe class UrgentThread
{
    /// <summary>
    /// Lets the calling thread go before all that is not urgent; what it starts is not urgent. <see langword="false"/> where this process
    /// may not.
    /// </summary>
    public static bool TryRaise()
    {
        var priority = 1;
        return Libc.SetSchedule(0, Libc.ScheduleFirstInFirstOut | Libc.ScheduleResetOnFork, &priority) == 0;
    }
}
