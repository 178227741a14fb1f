using System.Diagnostics;
using System.Text;
using Weir.Linux;

namespace Weir.Execution.Tests;

/// <summary>An agent's data folder for one test.</summary>
internal sealed class ExecutionScratch : IDisposable
{
    public ExecutionScratch()
    {
        Options = new ExecutionOptions
        {
            Data = Directory.CreateTempSubdirectory("weir-execution-").FullName,
            Weir = "/nowhere/weir",
            Hints = "/nowhere/hints.sock",
        };
        Directory.CreateDirectory(Options.Jobs);
    }

    public ExecutionOptions Options { get; }

    public string this[string name] => Path.Join(Options.Data, name);

    public void Put(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
    }

    public string Text(string name) => File.ReadAllText(this[name]);

    public IEnumerable<string?> Names(string folder) =>
        Directory.GetFileSystemEntries(this[folder]).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    /// <summary>Starts a child of this process that nobody has waited for.</summary>
    public static int Spawn(string line) =>
        Spawner.Spawn(
            "/bin/sh",
            [.. new[] { "sh", "-c", line }.Select(Encoding.UTF8.GetBytes)],
            ["PATH=/usr/bin:/bin"u8.ToArray()],
            [],
            newSession: true
        );

    public static void GiveAway(string path)
    {
        using var give = Process.Start("chown", ["-hR", "65534:65534", path]);
        give.WaitForExit();
        Assert.Equal(0, give.ExitCode);
    }

    public void Dispose() => Directory.Delete(Options.Data, recursive: true);
}
