using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Weir.House.Tests;

/// <summary>A banned symbol that is written wrongly bans nothing: each line of a list finds what is planted for it.</summary>
public sealed partial class BannedSymbolsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weir-banned-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_clock_of_the_wall_and_a_blocked_thread_are_found() =>
        EachIsFound(
            "src/BannedSymbols.txt",
            "    static object A => System.DateTime.Now;",
            "    static object B => System.DateTime.UtcNow;",
            "    static object C => System.DateTime.Today;",
            "    static object D => System.DateTimeOffset.Now;",
            "    static object E => System.DateTimeOffset.UtcNow;",
            "    static void F() => System.Threading.Thread.Sleep(1);",
            "    static void G() => System.Threading.Thread.Sleep(System.TimeSpan.Zero);"
        );

    [Fact]
    public void A_native_call_is_found() =>
        EachIsFound(
            "src/BannedSymbols.Native.txt",
            "    [System.Runtime.InteropServices.DllImport(\"libc\")] static extern int getpid();",
            "    [System.Runtime.InteropServices.LibraryImport(\"libc\")] static void B() { }"
        );

    [Fact]
    public void A_test_that_waits_by_the_clock_is_found() =>
        EachIsFound(
            "tests/BannedSymbols.txt",
            "    static void A() => System.Threading.Thread.Sleep(1);",
            "    static void B() => System.Threading.Thread.Sleep(System.TimeSpan.Zero);",
            "    static object C => System.Threading.Tasks.Task.Delay(1);",
            "    static object D => System.Threading.Tasks.Task.Delay(1, default(System.Threading.CancellationToken));",
            "    static object E => System.Threading.Tasks.Task.Delay(System.TimeSpan.Zero);",
            "    static object F => System.Threading.Tasks.Task.Delay(System.TimeSpan.Zero, default(System.Threading.CancellationToken));",
            "    static object G => System.Threading.Tasks.Task.Delay(System.TimeSpan.Zero, System.TimeProvider.System);",
            "    static object H => System.Threading.Tasks.Task.Delay(System.TimeSpan.Zero, System.TimeProvider.System, default);"
        );

    private void EachIsFound(string list, params string[] planted)
    {
        var source = Path.Join(_folder, "Planted.cs");
        File.WriteAllLines(source, ["static class Planted {", .. planted, "}"]);

        var output = Compile(source, SourceTree.PathOf(list));

        var found = FoundLine()
            .Matches(output)
            .Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            .Distinct()
            .Order();
        Assert.True(Enumerable.Range(2, planted.Length).SequenceEqual(found), output);
        Assert.Equal(planted.Length, File.ReadLines(SourceTree.PathOf(list)).Count());
    }

    private string Compile(string source, string list)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(':')
            .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal));
        string[] arguments =
        [
            "exec",
            Built("Compiler"),
            "-nologo",
            "-target:library",
            $"-out:{Path.Join(_folder, "planted.dll")}",
            $"-additionalfile:{list}",
            .. Directory.GetFiles(Built("Analyzers"), "*.dll").Select(file => $"-analyzer:{file}"),
            .. references.Select(file => $"-reference:{file}"),
            source,
        ];
        using var compiler = Process.Start(new ProcessStartInfo(Built("Host"), arguments) { RedirectStandardOutput = true })!;
        var output = compiler.StandardOutput.ReadToEnd();
        compiler.WaitForExit();
        return output;
    }

    private static string Built(string name) =>
        typeof(BannedSymbolsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(said => said.Key == name).Value!;

    [GeneratedRegex(@"Planted\.cs\((\d+),\d+\): warning RS0030")]
    private static partial Regex FoundLine();
}
