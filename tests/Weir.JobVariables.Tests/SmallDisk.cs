namespace Weir.JobVariables.Tests;

/// <summary>A file system of a few pages, that can be filled.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    public static SmallDisk Mount(string path)
    {
        Directory.CreateDirectory(path);
        Programs.Run("mount", "-t", "tmpfs", "-o", "size=256k,mode=755", "none", path);
        return new SmallDisk(path);
    }

    public void Fill()
    {
        using var file = File.Create(System.IO.Path.Join(Path, "filler"));
        try
        {
            while (true)
            {
                file.Write(new byte[4096]);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Dispose() => Programs.Run("umount", "-l", Path);
}
