using Weir.Cli.Terminal;

namespace Weir.Cli.Tests.Terminal;

public sealed class HostProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weir-program-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_is_beside_weir() => Assert.Equal(Put("bin/weir-host"), Search(Put("bin/weir")));

    [Fact]
    public void Or_where_an_installation_has_it() => Assert.Equal(Put("lib/weir/weir-host"), Search(Put("bin/weir")));

    [Fact]
    public void Or_where_a_source_tree_builds_it() =>
        Assert.Equal(Put("artifacts/bin/Weir.Host/release/weir-host"), Search(Put("artifacts/publish/Weir.Cli/release/weir-verbs")));

    [Fact]
    public void The_nearest_counts()
    {
        var near = Put("bin/weir-host");
        Put("lib/weir/weir-host");

        Assert.Equal(near, Search(Put("bin/weir")));
    }

    [Fact]
    public void A_link_to_weir_is_followed_to_where_it_was_installed()
    {
        var host = Put("opt/weir-host");
        Put("opt/weir");
        Directory.CreateDirectory(Path.Join(_folder, "home"));
        File.CreateSymbolicLink(Path.Join(_folder, "home/weir"), "../opt/weir");

        Assert.Equal(host, Search(Path.Join(_folder, "home/weir")));
    }

    [Fact]
    public void What_the_environment_names_goes_before_all_and_is_not_replaced_where_it_is_not_there()
    {
        Put("bin/weir-host");
        var named = Put("other");

        Assert.Equal(named, Search(Put("bin/weir"), named));
        Assert.Null(Search(Put("bin/weir"), Path.Join(_folder, "none")));
    }

    private string Put(string name)
    {
        var path = Path.Join(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        return path;
    }

    private static string? Search(string program, string? named = null) =>
        HostProgram.Search(
            SilentProcess.Create() with
            {
                Environment = name => name == "WEIR_HOST" ? named : null,
                Program = program,
                Time = FixedClock.East,
            }
        );
}
