using System.Text.Json;
using Weir.Protocol;
using Weir.Protocol.Definitions;

namespace Weir.Cli.Tests;

public sealed class DeleteTests
{
    [Fact]
    public async Task Several_of_one_kind_go_as_one_request()
    {
        var (asked, sent) = ("", "");
        await using var weir = await StubWeir.StartAsync(
            (request, body) =>
            {
                (asked, sent) = ($"{request.Path}{request.QueryString}", body);
                return (
                    200,
                    """{"items":[{"kind":"limit","name":"TAPE"},{"kind":"limit","name":"DISK"}],"warnings":["limit NET is odd"]}"""
                );
            }
        );

        var typed = await Typed.RunAsync("delete", "limit", "tape", "DISK", "--text", "sold", "--socket", weir.Socket);

        Assert.Equal("limit TAPE is deleted\nlimit DISK is deleted\n", typed.Out);
        Assert.Equal("weir: delete: limit NET is odd\n", typed.Error);
        Assert.EndsWith("v1/definitions/delete?text=sold", asked, StringComparison.Ordinal);
        var asks = JsonSerializer.Deserialize(sent, WeirJson.Default.DeleteRequest)!;
        Assert.Equal([new DefinitionName("limit", "tape"), new DefinitionName("limit", "DISK")], asks.Items);
        Assert.False(asks.DryRun);
    }

    [Fact]
    public async Task A_dry_run_says_that_nothing_is_done_yet()
    {
        var sent = "";
        await using var weir = await StubWeir.StartAsync(
            (_, body) =>
            {
                sent = body;
                return (200, """{"items":[{"kind":"limit","name":"TAPE"}],"warnings":[]}""");
            }
        );

        var typed = await Typed.RunAsync("delete", "limit", "TAPE", "--dry-run", "--socket", weir.Socket);

        Assert.Equal("limit TAPE would be deleted\n", typed.Out);
        Assert.True(JsonSerializer.Deserialize(sent, WeirJson.Default.DeleteRequest)!.DryRun);
    }

    [Fact]
    public async Task A_kind_without_a_name_is_a_usage_error()
    {
        var typed = await Typed.RunAsync("delete", "limit");

        Assert.Equal(2, typed.Status);
        Assert.Equal("weir: delete: NAME is missing; see weir delete --help\n", typed.Error);
    }
}
