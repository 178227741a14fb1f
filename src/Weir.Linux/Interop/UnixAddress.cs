namespace Weir.Linux.Interop;

/// <summary><c>struct sockaddr_un</c>.</summary>
internal unsafe struct UnixAddress
{
    internal const int MaximumPath = 107;

    internal ushort Family;
    internal fixed byte Path[108];

    internal static bool TryCreate(ReadOnlySpan<byte> path, out UnixAddress address)
    {
        address = default;
        if (path.Length is 0 or > MaximumPath)
        {
            return false;
        }

        address.Family = Libc.FamilyUnix;
        for (var i = 0; i < path.Length; i++)
        {
            address.Path[i] = path[i];
        }

        return true;
    }
}
