using System.Diagnostics;

namespace Weir.House.Tests;

/// <summary>Whoever reads only the end of a run of all tests learns which failed.</summary>
public sealed class RunTestsTests
{
    private const string Reports = """
        #!/bin/sh
        while [ $# -gt 1 ]; do
            [ "$1" != --results-directory ] || folder=$2
            [ "$1" != --report-xunit-trx-filename ] || file=$2
            shift
        done
        cat > "$folder/$file" <<'END'
        <UnitTestResult testName="One.Right" outcome="Passed" /><UnitTestResult testName="One.Says(text: \&quot;a &lt;b&gt;\&quot;)" outcome="Failed" duration="1"><Output /></UnitTestResult>
        <ResultSummary outcome="Failed"><Counters total="2" executed="2" passed="1" failed="1" /></ResultSummary>
        END
        exit 2
        """;

    [Fact]
    public async Task The_last_lines_name_the_tests_that_failed_and_what_did_not_run()
    {
        var folder = Directory.CreateTempSubdirectory("weir-run-tests-");
        try
        {
            var script = Write(folder, "packaging/run-tests.sh", SourceTree.Read("packaging/run-tests.sh"));
            Write(folder, "tests/One.Tests/One.Tests.csproj", "");
            Write(folder, "tests/Two.Tests/Two.Tests.csproj", "");
            Write(folder, "tests/Six.Tests/Six.Tests.csproj", "");
            Write(folder, "artifacts/bin/One.Tests/release/One.Tests", Reports);
            Write(folder, "artifacts/bin/Two.Tests/release/Two.Tests", "#!/bin/sh\nexit 134\n");

            var (status, lines) = await Run(script);

            Assert.Equal(1, status);
            Assert.Equal(
                [
                    "failed: One.Tests: One.Says(text: \\\"a <b>\\\")",
                    "failed: Six.Tests: not built",
                    "failed: Two.Tests: ended with status 134",
                    "1 passed, 3 failed, 0 skipped",
                ],
                lines[^4..]
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task No_test_passes_at_a_second_try()
    {
        var folder = Directory.CreateTempSubdirectory("weir-run-tests-");
        try
        {
            var script = Write(folder, "packaging/run-tests.sh", SourceTree.Read("packaging/run-tests.sh"));
            Write(folder, "tests/Weir.EndToEnd.Tests/Weir.EndToEnd.Tests.csproj", "");
            Write(
                folder,
                "artifacts/bin/Weir.EndToEnd.Tests/release/Weir.EndToEnd.Tests",
                $"#!/bin/sh\n[ ! -e tried ] || exit 0\n: > tried\n{Reports.ReplaceLineEndings("\n").Split('\n', 2)[1]}"
            );

            var (status, lines) = await Run(script);

            Assert.Equal(1, status);
            Assert.Equal(["failed: Weir.EndToEnd.Tests: One.Says(text: \\\"a <b>\\\")", "1 passed, 1 failed, 0 skipped"], lines[^2..]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Arguments_and_time_of_a_longer_run_are_passed_on()
    {
        var folder = Directory.CreateTempSubdirectory("weir-run-tests-");
        try
        {
            var script = Write(folder, "packaging/run-tests.sh", SourceTree.Read("packaging/run-tests.sh"));
            Write(folder, "tests/One.Tests/One.Tests.csproj", "");
            Write(folder, "artifacts/bin/One.Tests/release/One.Tests", "#!/bin/sh\necho \"$@\" > given\nexit 124\n");

            var (_, lines) = await Run(script, ("TEST_ARGS", "--filter-class Some.Class"), ("TEST_MINUTES", "77"));

            Assert.Contains(
                "--filter-class Some.Class",
                await File.ReadAllTextAsync(Path.Combine(folder.FullName, "given"), TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
            Assert.Contains("failed: One.Tests: not done after 77 minutes", lines);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Write(DirectoryInfo folder, string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static async Task<(int Status, string[] Lines)> Run(string script, params IReadOnlyList<(string Name, string Value)> variables)
    {
        var start = new ProcessStartInfo("/bin/sh", [script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await error;
        return (process.ExitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
