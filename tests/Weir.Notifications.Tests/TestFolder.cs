namespace Weir.Notifications.Tests;

/// <summary>A folder that a test has to itself.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("weir-notifications-").FullName;

    public string File(string name) => System.IO.Path.Join(Path, name);

    /// <summary>A file that only its owner reads.</summary>
    public string Secret(string text)
    {
        var path = File("secret");
        System.IO.File.WriteAllText(path, text);
        System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    /// <summary>A program that everybody may run.</summary>
    public string Script(string text)
    {
        var path = File("script");
        System.IO.File.WriteAllText(path, "#!/bin/sh\n" + text);
        System.IO.File.SetUnixFileMode(Path, (UnixFileMode)0b111_111_111);
        System.IO.File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
