using System.Diagnostics;

namespace Weir.Host.Tests;

/// <summary>A folder for one test.</summary>
internal sealed class Scratch : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("weir-host-").FullName;

    public string this[string name] => System.IO.Path.Join(Path, name);

    public string Folder(string name) => Directory.CreateDirectory(this[name]).FullName;

    public string File(string name, string text, int mode = 0x180)
    {
        System.IO.File.WriteAllText(this[name], text);
        System.IO.File.SetUnixFileMode(this[name], (UnixFileMode)mode);
        return this[name];
    }

    /// <summary>Makes a file somebody else's.</summary>
    public static void GiveAway(string path)
    {
        using var give = Process.Start("chown", ["-h", "65534:65534", path]);
        give.WaitForExit();
        Assert.Equal(0, give.ExitCode);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
