using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>Finds programs as <c>execvp</c> does.</summary>
public static class ProgramSearch
{
    /// <summary>The paths to try: the name itself where it holds a slash, else it in each folder of <c>PATH</c>.</summary>
    /// <param name="name">What the command line says.</param>
    /// <param name="path">The value of <c>PATH</c>, or <see langword="null"/> where it is not set.</param>
    public static IReadOnlyList<byte[]> Candidates(byte[] name, byte[]? path)
    {
        if (name.AsSpan().Contains((byte)'/'))
        {
            return [name];
        }

        List<byte[]> found = [];
        if (name.Length == 0)
        {
            return found;
        }

        ReadOnlySpan<byte> rest = path ?? "/bin:/usr/bin"u8;
        while (true)
        {
            var colon = rest.IndexOf((byte)':');
            var folder = colon < 0 ? rest : rest[..colon];
            // An empty part is the working directory.
            found.Add(folder.IsEmpty ? name : [.. folder, (byte)'/', .. name]);
            if (colon < 0)
            {
                return found;
            }

            rest = rest[(colon + 1)..];
        }
    }

    /// <summary>
    /// 0 where one of the candidates is a file that may be executed, else the error number that executing them would give.
    /// </summary>
    public static unsafe int Check(IReadOnlyList<byte[]> candidates)
    {
        const int Execute = 1;
        var error = Errno.NoEntry;
        foreach (var candidate in candidates)
        {
            fixed (byte* name = NativePath.Encode(candidate))
            {
                if (Libc.EffectiveAccess(name, Execute) == 0 && !FolderExists(candidate))
                {
                    return 0;
                }

                if (Libc.Access(name, 0) == 0)
                {
                    error = Errno.AccessDenied;
                }
            }
        }

        return error;
    }

    /// <summary>Whether the path is a folder that may be entered.</summary>
    public static unsafe bool FolderExists(byte[] path)
    {
        byte[] inside = [.. path, (byte)'/', (byte)'.', 0];
        fixed (byte* name = inside)
        {
            const int Execute = 1;
            return Libc.EffectiveAccess(name, Execute) == 0;
        }
    }
}
