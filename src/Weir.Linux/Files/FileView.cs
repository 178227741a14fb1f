using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// The bytes of a file that root or this process' user owns, as they were when it was opened: a small one is read, a large one mapped, so
/// that of it only what is looked at is read. Whoever replaces such a file renames another one over it.
/// </summary>
public sealed unsafe class FileView : IDisposable
{
    private const int Small = 16 * 1024;
    private const int ReadOnly = 1,
        Private = 2;

    private readonly byte[] _read;
    private readonly byte* _mapped;
    private bool _isDisposed;

    private FileView(byte[] read, byte* mapped, int length)
    {
        _read = read;
        _mapped = mapped;
        Length = length;
    }

    /// <summary>Nothing.</summary>
    public static FileView Empty { get; } = new([], null, 0);

    /// <summary>How many bytes there are.</summary>
    public int Length { get; }

    /// <summary>The bytes; none after this was disposed of.</summary>
    public ReadOnlySpan<byte> Bytes => _mapped == null || _isDisposed ? _read : new ReadOnlySpan<byte>(_mapped, Length);

    /// <summary>
    /// Opens one; empty where it cannot be read, is another user's or a link. The owner is that of the file that is read, whatever happens
    /// to its name meanwhile.
    /// </summary>
    public static FileView OpenTrusted(ReadOnlySpan<byte> path)
    {
        int descriptor;
        fixed (byte* name = NativePath.Encode(path))
        {
            descriptor = Libc.Open(name, Libc.OReadOnly | Libc.OCloseOnExec | Libc.ONoFollow | Libc.ONonBlock, 0);
        }

        if (descriptor < 0)
        {
            return Empty;
        }

        try
        {
            return FileOwner.Read(descriptor) is { } owner && (owner == 0 || owner == Libc.EffectiveUser()) ? Open(descriptor) : Empty;
        }
        catch (LinuxException)
        {
            // A folder can be opened but not read.
            return Empty;
        }
        finally
        {
            Descriptors.Close(descriptor);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_mapped != null && !_isDisposed)
        {
            _isDisposed = true;
            _ = Libc.Unmap(_mapped, (nuint)Length);
        }
    }

    private static FileView Open(int descriptor)
    {
        var size = Descriptors.SizeOf(descriptor);
        if (size is > Small and <= int.MaxValue)
        {
            var mapped = Libc.Map(null, (nuint)size, ReadOnly, Private, descriptor, 0);
            if ((nint)mapped != -1)
            {
                return new FileView([], mapped, (int)size);
            }
        }

        var read = Descriptors.ReadAll(descriptor);
        return read.Length == 0 ? Empty : new FileView(read, null, read.Length);
    }
}
