namespace Weir.Linux.Interop;

/// <summary><c>struct rusage</c>: the head that is read, then room for the rest.</summary>
internal unsafe struct ResourceUse
{
    internal long UserSeconds,
        UserMicroseconds,
        SystemSeconds,
        SystemMicroseconds,
        PeakKibibytes;
    private fixed long _rest[13];
}
