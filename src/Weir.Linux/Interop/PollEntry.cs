namespace Weir.Linux.Interop;

/// <summary><c>struct pollfd</c>.</summary>
internal struct PollEntry
{
    internal int Descriptor;
    internal short Wanted;
    internal short Happened;
}
