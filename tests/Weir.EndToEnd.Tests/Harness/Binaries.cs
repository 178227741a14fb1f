using System.Runtime.InteropServices;

namespace Weir.EndToEnd.Tests.Harness;

/// <summary>The programs under test. A missing one fails the test: nothing here is ever skipped for want of a build.</summary>
internal static class Binaries
{
    /// <summary>The native client, which is the gate; for other verbs it becomes <see cref="Verbs"/>.</summary>
    public static string Weir => Existing($"artifacts/publish/Weir.Gate/release_linux-{Architecture}/weir");

    /// <summary>The program of its verbs.</summary>
    public static string Verbs => Existing($"artifacts/publish/Weir.Cli/release_linux-{Architecture}/weir-verbs");

    /// <summary>The host beside it.</summary>
    public static string Host => Existing("artifacts/bin/Weir.Host/release/weir-host");

    /// <summary>The folder of <c>weir</c> and <c>weir-sh</c>, to stand first in PATH.</summary>
    public static string Folder => Path.GetDirectoryName(Weir)!;

    private static string Architecture =>
        RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64";

    private static string Existing(string relative)
    {
        var path = SourceTree.PathOf(relative);
        Assert.True(File.Exists(path), $"{relative} is not built; run `make build`.");
        return path;
    }
}
