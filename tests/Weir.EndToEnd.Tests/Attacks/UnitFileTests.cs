using System.Globalization;
using System.Text.RegularExpressions;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>The units as they are shipped.</summary>
public sealed partial class UnitFileTests
{
    private static readonly Commands Shell = new(new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["SYSTEMD_COLORS"] = "0" });

    [Fact]
    public async Task The_servers_unit_leaves_little_to_a_server_that_is_taken_over()
    {
        using var folder = new TemporaryFolder();
        var ran = await Shell.Run(
            "systemd-analyze",
            "security",
            "--offline=yes",
            "--no-pager",
            await UnitAsync("weir-server.service", folder)
        );

        var score = Exposure().Match(ran.Output);
        Assert.True(score.Success, ran.Output + ran.Error);
        Assert.InRange(double.Parse(score.Groups[1].Value, CultureInfo.InvariantCulture), 0, 2.0);
    }

    [Theory]
    [InlineData("weir.service")]
    [InlineData("weir-agent.service")]
    [InlineData("weir-server.service")]
    public async Task A_unit_holds_nothing_that_systemd_does_not_know(string unit)
    {
        using var folder = new TemporaryFolder();
        var ran = await Shell.Run("systemd-analyze", "verify", "--man=no", "--recursive-errors=no", await UnitAsync(unit, folder));

        Assert.Equal("", ran.Error);
        Assert.Equal(0, ran.Status);
    }

    // As make install writes it, for a program that is there.
    private static async Task<string> UnitAsync(string unit, TemporaryFolder folder)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "bin"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "bin", "weir"), Binaries.Weir);
        var text = await File.ReadAllTextAsync(SourceTree.PathOf("packaging/systemd/" + unit), TestContext.Current.CancellationToken);
        var path = Path.Combine(folder.Path, unit);
        await File.WriteAllTextAsync(
            path,
            text.Replace("@PREFIX@", folder.Path, StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        return path;
    }

    [GeneratedRegex("Overall exposure level for [^:]*: ([0-9.]+)")]
    private static partial Regex Exposure();
}
