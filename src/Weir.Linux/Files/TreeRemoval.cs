using System.Globalization;
using System.Runtime.InteropServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// Removes whole trees whose owners may be changing them meanwhile. A tree is first moved into a folder that nobody else can enter;
/// there every name is reached from the open folder that holds it, and no link is followed and no mount entered. What cannot be
/// removed stays there, is told, and is tried again the next time; it keeps nothing else from being removed.
/// </summary>
public sealed unsafe class TreeRemoval : IDisposable
{
    /// <summary>So many folders are open at once; what lies deeper is moved up.</summary>
    private const int MostDepth = 32;

    /// <summary>A folder in which names appear as fast as they are removed is given up for this time.</summary>
    private const int MostPasses = 3,
        MostNames = 1_000_000,
        MostRounds = 10_000;

    private const int MostReported = 10;
    private const uint Private = 0x1C0;

    private readonly FolderHandle _place;
    private readonly ulong _mount;
    private readonly List<string> _failures = [];
    private int _moved;
    private int _left;

    private TreeRemoval(FolderHandle place)
    {
        _place = place;
        _mount = place.Facts.Mount;
    }

    /// <summary>Opens, or makes, the folder of this name in which things are removed.</summary>
    /// <exception cref="LinuxException">It cannot be had, or belongs to somebody else.</exception>
    public static TreeRemoval Open(FolderHandle parent, string name)
    {
        var place =
            parent.TryCreateFolder(name, Private)
            ?? parent.TryOpenFolder(name)
            ?? throw new LinuxException(Errno.NoEntry, $"folder {name} cannot be opened");
        try
        {
            return place.Facts.Owner == UserAccounts.CurrentUserId && (place.Facts.Mode & ~Private) == 0
                ? new TreeRemoval(place)
                : throw new LinuxException(Errno.NotPermitted, $"folder {name} is not this process' alone");
        }
        catch (LinuxException)
        {
            place.Dispose();
            throw;
        }
    }

    /// <summary>Takes a tree, or whatever else has this name, out of a folder.</summary>
    /// <exception cref="LinuxException">It cannot be moved; it is where it was.</exception>
    public void MoveAside(FolderHandle from, string name) => from.MoveTo(_place, name, FreshName(name));

    /// <summary>Removes what was taken, now and earlier; says what could not be removed.</summary>
    public IReadOnlyList<string> Clear(CancellationToken cancellationToken)
    {
        _failures.Clear();
        try
        {
            // What lay too deep arrives here while others are removed.
            for (var round = 0; ; round++)
            {
                var movedBefore = _moved;
                Empty(_place, 0, cancellationToken);
                if (_moved == movedBefore || round == MostRounds)
                {
                    return [.. _failures];
                }

                _failures.Clear();
            }
        }
        catch (LinuxException refused)
        {
            Report(refused.Message);
            return [.. _failures];
        }
    }

    /// <inheritdoc />
    public void Dispose() => _place.Dispose();

    // Whether nothing is left in it.
    private bool Empty(FolderHandle folder, int depth, CancellationToken cancellationToken)
    {
        var names = folder.Names();
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var found = false;
            var stays = false;
            names.Rewind();
            while (names.Next() is { } some)
            {
                found = true;
                foreach (var (name, mayBeFolder) in some)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (depth == 0)
                    {
                        _left = MostNames;
                    }

                    if (--_left < 0)
                    {
                        Report("so many names are more than are removed at a time");
                        return false;
                    }

                    stays |= !Remove(folder, name, mayBeFolder, depth, cancellationToken);
                }
            }

            if (!found)
            {
                return true;
            }

            if (stays)
            {
                return false;
            }
        }

        // The last pass found something and removed it: whether that was all the caller sees.
        return true;
    }

    // Whether it is gone, or was replaced by something that the next pass meets.
    private bool Remove(FolderHandle folder, byte[] name, bool mayBeFolder, int depth, CancellationToken cancellationToken)
    {
        fixed (byte* text = NativePath.Encode(name))
        {
            if (!mayBeFolder && Libc.UnlinkAt(folder.Descriptor, text, 0) == 0)
            {
                return true;
            }

            const int Flags = Libc.OReadOnly | Libc.ODirectory | Libc.ONoFollow | Libc.OCloseOnExec | Libc.ONonBlock;
            var descriptor = Libc.OpenAt(folder.Descriptor, text, Flags, 0);
            if (descriptor < 0)
            {
                return Marshal.GetLastPInvokeError() switch
                {
                    Errno.NoEntry => true,
                    // A link or a file by now.
                    Errno.NotFolder or Errno.TooManyLinks => Libc.UnlinkAt(folder.Descriptor, text, 0) == 0 || Fail(name),
                    _ => Fail(name),
                };
            }

            using (var inner = FolderHandle.FromDescriptor(descriptor))
            {
                if (inner.Facts.Mount != _mount)
                {
                    Report($"{Shown(name)}: another file system is mounted there");
                    return false;
                }

                if (depth == MostDepth)
                {
                    return TryMoveUp(folder, text) || Fail(name);
                }

                if (!Empty(inner, depth + 1, cancellationToken))
                {
                    return false;
                }
            }

            return Libc.UnlinkAt(folder.Descriptor, text, Libc.RemoveFolderFlag) == 0
                || Marshal.GetLastPInvokeError() is Errno.NoEntry or Errno.NotFolder
                || Fail(name);
        }
    }

    private bool TryMoveUp(FolderHandle folder, byte* name)
    {
        fixed (byte* fresh = NativePath.Encode(FreshName("deep")))
        {
            if (Libc.RenameAt(folder.Descriptor, name, _place.Descriptor, fresh) != 0)
            {
                return false;
            }
        }

        _moved++;
        return true;
    }

    private static string FreshName(string name) => string.Create(CultureInfo.InvariantCulture, $"{name}-{Guid.NewGuid():N}");

    private bool Fail(byte[] name)
    {
        Report($"{Shown(name)}: {LinuxException.TextOf(Marshal.GetLastPInvokeError())}");
        return false;
    }

    private void Report(string what)
    {
        if (_failures.Count < MostReported)
        {
            _failures.Add(what);
        }
    }

    private static string Shown(byte[] name) => System.Text.Encoding.UTF8.GetString(name.AsSpan(0, Math.Min(name.Length, 100)));
}
