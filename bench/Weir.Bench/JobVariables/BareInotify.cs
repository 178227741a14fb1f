using System.Runtime.InteropServices;

namespace Weir.Bench.JobVariables;

/// <summary>The kernel's notices and nothing else: a blocking read.</summary>
internal sealed class BareInotify : IDisposable
{
    private const uint Modified = 2;

    private readonly int _descriptor = Check(Start(0));
    private readonly byte[] _buffer = new byte[4096];

    public BareInotify(string folder) => Check(Add(_descriptor, folder, Modified));

    /// <summary>Returns when something was written in the folder.</summary>
    public void Wait() => Check((int)Read(_descriptor, _buffer, _buffer.Length));

    public void Dispose() => _ = Close(_descriptor);

    private static int Check(int result) => result < 0 ? throw new IOException($"error {Marshal.GetLastPInvokeError()}") : result;

    [DllImport("libc", EntryPoint = "inotify_init1", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Start(int flags);

    [
        DllImport("libc", EntryPoint = "inotify_add_watch", SetLastError = true),
        DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)
    ]
    private static extern int Add(int descriptor, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mask);

    [DllImport("libc", EntryPoint = "read", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Read(int descriptor, byte[] buffer, nint count);

    [DllImport("libc", EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
