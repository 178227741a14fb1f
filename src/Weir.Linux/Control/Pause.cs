using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// A pause between two tries, for the native paths: their one thread has nothing else to do, and a signal that is not held
/// back ends the pause or the process, as it should.
/// </summary>
public static unsafe class Pause
{
    /// <summary>Waits for at most so many milliseconds, 0 or more.</summary>
    public static void For(int milliseconds) => _ = Libc.Poll(null, 0, milliseconds);
}
