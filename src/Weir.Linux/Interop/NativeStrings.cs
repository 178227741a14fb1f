using System.Runtime.InteropServices;

namespace Weir.Linux.Interop;

/// <summary>A null-ended array of zero-ended strings in native memory, as <c>execve</c> takes it.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private void* _block;

    internal NativeStrings(IReadOnlyList<byte[]> strings)
    {
        var pointers = (nuint)(strings.Count + 1) * (nuint)sizeof(byte*);
        nuint size = pointers;
        foreach (var text in strings)
        {
            size += (nuint)text.Length + 1;
        }

        _block = NativeMemory.Alloc(size);
        Pointers = (byte**)_block;
        var next = (byte*)_block + pointers;
        for (var i = 0; i < strings.Count; i++)
        {
            Pointers[i] = next;
            strings[i].CopyTo(new Span<byte>(next, strings[i].Length));
            next += strings[i].Length;
            *next++ = 0;
        }

        Pointers[strings.Count] = null;
    }

    internal byte** Pointers { get; }

    public void Dispose()
    {
        NativeMemory.Free(_block);
        _block = null;
    }
}
