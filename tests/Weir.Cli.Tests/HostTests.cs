namespace Weir.Cli.Tests;

public sealed class HostTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weir-host").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Up_becomes_the_host_with_what_was_typed_and_where_weir_is()
    {
        var host = Path.Combine(_folder, "weir-host");
        File.WriteAllText(host, "");
        (string Program, IReadOnlyList<string> Arguments)? became = null;

        await Typed.RunAsync(
            around =>
                around with
                {
                    Environment = name => name == "WEIR_HOST" ? host : null,
                    Become = (program, arguments) =>
                    {
                        became = (program, arguments);
                        return "it does not come back";
                    },
                },
            "up",
            "--data",
            "/srv/weir",
            "--listen",
            "127.0.0.1:0",
            "--socket",
            "/tmp/s"
        );

        Assert.Equal(host, became?.Program);
        Assert.Equal(
            ["up", "--data", "/srv/weir", "--listen", "127.0.0.1:0", "--socket", "/tmp/s", "--weir", "/usr/bin/weir"],
            became?.Arguments
        );
    }

    [Fact]
    public async Task A_host_that_cannot_be_executed_is_named_with_the_reason()
    {
        var host = Path.Combine(_folder, "weir-host");
        File.WriteAllText(host, "");

        var typed = await Typed.RunAsync(
            around => around with { Environment = name => name == "WEIR_HOST" ? host : null, Become = (_, _) => "Permission denied" },
            "up"
        );

        Assert.Equal(1, typed.Status);
        Assert.Equal($"weir: up: {host} cannot be executed: Permission denied", typed.Error.TrimEnd());
    }

    [Fact]
    public async Task Where_there_is_no_host_the_way_out_is_said()
    {
        var typed = await Typed.RunAsync(
            around => around with { Environment = name => name == "WEIR_HOST" ? "/nonexistent/weir-host" : null },
            "agent"
        );

        Assert.Equal(1, typed.Status);
        Assert.Equal(
            "weir: agent: weir-host is not found beside weir, nor in ../lib/weir; set WEIR_HOST to its path",
            typed.Error.TrimEnd()
        );
    }
}
