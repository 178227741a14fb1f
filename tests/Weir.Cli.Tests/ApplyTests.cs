using System.Text;
using System.Text.Json;
using Weir.Protocol;
using Weir.Protocol.Definitions;

namespace Weir.Cli.Tests;

public sealed class ApplyTests : IDisposable
{
    private const string Nothing = """{"added":0,"changed":0,"same":0,"items":[],"warnings":[]}""";
    private readonly string _folder = Directory.CreateTempSubdirectory("weir-apply").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Several_files_go_as_one_request_so_that_all_or_none_is_taken()
    {
        var requests = new List<string>();
        await using var weir = await StubWeir.StartAsync(
            (_, body) =>
            {
                requests.Add(body);
                return (200, Nothing);
            }
        );
        var (first, second) = (Write("a.yaml", "kind: limit\n"u8), Write("b.yaml", "ä\n"u8));

        var typed = await Typed.RunAsync("apply", "-f", first, "-f", second, "--socket", weir.Socket);

        Assert.Equal("0 added, 0 changed, 0 same\n", typed.Out);
        var request = JsonSerializer.Deserialize(Assert.Single(requests), WeirJson.Default.ApplyRequest)!;
        Assert.Equal([new ApplyFile(first, "kind: limit\n"), new ApplyFile(second, "ä\n")], request.Files);
    }

    [Fact]
    public async Task A_dash_is_standard_input_byte_for_byte()
    {
        var sent = "";
        await using var weir = await StubWeir.StartAsync(
            (_, body) =>
            {
                sent = body;
                return (200, Nothing);
            }
        );

        await Typed.RunWithInputAsync(
            Encoding.UTF8.GetBytes("\uFEFFkind: limit\r\nname: Ω\r\n"),
            "apply",
            "-f",
            "-",
            "--socket",
            weir.Socket
        );

        Assert.Equal(
            [new ApplyFile("standard input", "kind: limit\r\nname: Ω\r\n")],
            JsonSerializer.Deserialize(sent, WeirJson.Default.ApplyRequest)!.Files
        );
    }

    [Fact]
    public async Task Text_that_is_not_utf8_is_refused_before_anything_is_sent()
    {
        var file = Write("latin.yaml", [(byte)'k', 0xE4, (byte)'\n']);

        var typed = await Typed.RunAsync("apply", "-f", file, "--socket", "/nonexistent/weir.sock");

        Assert.Equal(1, typed.Status);
        Assert.Equal($"weir: apply: {file} is not UTF-8, first at byte 2; definitions are UTF-8 text", typed.Error.TrimEnd());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var typed = await Typed.RunAsync("apply", "-f", "/nonexistent/a.yaml", "--socket", "/nonexistent/weir.sock");

        Assert.Equal(1, typed.Status);
        Assert.Contains("/nonexistent/a.yaml", typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_is_the_yaml_and_with_json_a_string_of_it()
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (200, "kind: limit\nname: \"Ω\"\n"));

        Assert.Equal("kind: limit\nname: \"Ω\"\n", (await Typed.RunAsync("export", "--socket", weir.Socket)).Out);
        var json = await Typed.RunAsync("export", "--json", "--socket", weir.Socket);
        Assert.Equal("kind: limit\nname: \"Ω\"\n", JsonDocument.Parse(json.Out).RootElement.GetProperty("yaml").GetString());
    }

    private string Write(string name, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
