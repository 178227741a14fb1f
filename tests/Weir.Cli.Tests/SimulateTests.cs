namespace Weir.Cli.Tests;

public sealed class SimulateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weir-simulate").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_becomes_the_host_with_what_was_typed_and_where_the_server_is()
    {
        var (arguments, _) = await TypeAsync(
            "simulate",
            "--policy",
            "a.yaml",
            "--policy",
            "NIGHT",
            "--trace",
            "log.swf",
            "--slots",
            "4",
            "--seed",
            "7",
            "--svg",
            "a.svg",
            "--swf-out",
            "b.swf",
            "--json",
            "--socket",
            "/tmp/s"
        );

        Assert.Equal(
            [
                "simulate",
                "--policy",
                "a.yaml",
                "--policy",
                "NIGHT",
                "--trace",
                "log.swf",
                "--slots",
                "4",
                "--seed",
                "7",
                "--svg",
                "a.svg",
                "--swf-out",
                "b.swf",
                "--server",
                "unix:/tmp/s",
                "--json",
            ],
            arguments
        );
    }

    [Fact]
    public async Task Today_is_a_date_by_this_machines_clock()
    {
        var (arguments, _) = await TypeAsync(
            "simulate",
            "--history",
            "today",
            "--machine",
            "build01",
            "--policy",
            "p",
            "--server",
            "unix:/tmp/s"
        );

        Assert.Equal(
            ["simulate", "--policy", "p", "--history", "2026-11-21", "--machine", "build01", "--server", "unix:/tmp/s"],
            arguments
        );
    }

    [Theory]
    [InlineData("--slots 0", "weir: simulate: --slots 0 is out of range; allowed is 1 to 1000000")]
    [InlineData("--history yesterday", "weir: simulate: --history 'yesterday' is not a date; allowed is YYYY-MM-DD or today")]
    public async Task What_cannot_be_is_refused_before_the_host_is_asked(string words, string expected)
    {
        var (arguments, typed) = await TypeAsync(["simulate", "--policy", "p", .. words.Split(' ')]);

        Assert.Null(arguments);
        Assert.Equal(2, typed.Status);
        Assert.Equal(expected, typed.Error.TrimEnd());
    }

    private async Task<(IReadOnlyList<string>? Arguments, Typed Typed)> TypeAsync(params string[] words)
    {
        var host = Path.Combine(_folder, "weir-host");
        File.WriteAllText(host, "");
        IReadOnlyList<string>? became = null;
        var typed = await Typed.RunAsync(
            around =>
                around with
                {
                    Environment = name => name == "WEIR_HOST" ? host : null,
                    Become = (_, arguments) =>
                    {
                        became = arguments;
                        return "it does not come back";
                    },
                },
            words
        );
        return (became, typed);
    }
}
