using Microsoft.Extensions.DependencyInjection;
using Weir.Web;

namespace Weir.Host.Tests;

public sealed class StartupBannerTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_start_says_where_things_are_and_what_to_type_next() =>
        Assert.Equal(
            $"""
            Weir 1.2.3 is up on m: server and agent, data in /d
            socket  {_scratch["weir.sock"]}
            page    none (start with --listen 127.0.0.1:8740)
            next    {_scratch["weir"]} submit --socket {_scratch["weir.sock"]} -n HELLO -- echo hello

            """,
            await BannerAsync("weir.sock", console: null, thruput: null)
        );

    [Fact]
    public async Task At_the_usual_place_the_socket_need_not_be_typed() =>
        Assert.Contains(
            $"next    {_scratch["weir"]} submit -n HELLO",
            await BannerAsync("state/weir/run/weir.sock", console: null, thruput: null),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task In_a_log_the_page_is_a_command_and_no_link_that_signs_in() =>
        Assert.Contains(
            $"page    {_scratch["weir"]} console --socket {_scratch["weir.sock"]}\nxml     127.0.0.1:4100\n",
            await BannerAsync("weir.sock", "http://127.0.0.1:8740/", "127.0.0.1:4100"),
            StringComparison.Ordinal
        );

    private async Task<string> BannerAsync(string socket, string? console, string? thruput)
    {
        var options = RunOptions.Read(
            ["up", "--socket", _scratch[socket], "--weir", _scratch["weir"]],
            1000,
            name =>
                name is "XDG_STATE_HOME" ? _scratch["state"]
                : name is "HOME" ? _scratch.Path
                : null
        );
        var facts = new HostInfo("1.2.3", "m", ["server", "agent"], DateTimeOffset.UnixEpoch, "/d", "sqlite", options.Socket, console);
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var output = new StringWriter();
        await StartupBanner.WriteAsync(output, facts, options, thruput, services);
        return output.ToString();
    }
}
