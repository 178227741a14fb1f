using System.Text;
using System.Text.Json;

namespace Weir.Cli.Tests;

public sealed class JobVariableTests
{
    // The originals' two examples, byte for byte.
    private const string Job =
        "$R 01ULW10SB    J0682010-11-141615592010-11-14161807Appl              Info                                                      ";
    private static readonly string Spool = Job[..16] + "S" + Job[17..];

    [Theory]
    [InlineData("J", "job")]
    [InlineData("S", "spool job")]
    public async Task Show_prints_the_originals_layout_with_its_ruler(string type, string kind)
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (200, View(type == "J" ? Job : Spool, kind, type)));

        var typed = await Typed.RunAsync("SHOW-JV", "MON.JOB", "--socket", weir.Socket);

        Assert.Equal(
            $"""
            %                    | $R | 0 | 1ULW | 10SB | {type}  | 068 | 2010-11-14161559 | 2010-11-14161807 | Appl | Info |
            Starting at position | 1  | 4 | 5    | 9    | 17 | 18  | 21               | 37               | 53   | 71   |

            """,
            typed.Out
        );
    }

    [Fact]
    public async Task Show_prints_the_bytes_a_part_or_what_they_mean()
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (200, View(Job, "job", "J")));

        Assert.Equal(Job, (await Typed.RunAsync("jv", "show", "MON.JOB", "--raw", "--socket", weir.Socket)).Out);
        Assert.Equal(
            "%1ULW\n",
            (await Typed.RunAsync("jv", "show", "MON.JOB", "--position", "5", "--length", "4", "--socket", weir.Socket)).Out
        );
        var explained = (await Typed.RunAsync("jv", "show", "MON.JOB", "--explain", "--socket", weir.Socket)).Out;
        Assert.Contains("$R                running", explained, StringComparison.Ordinal);
        Assert.Contains("job 000000147", explained, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jv wait ((X,1,2)='$T') --timeout 1h", "((X,1,2)='$T')", 3600)]
    [InlineData("jv wait X --until (1,2)='$R'", "((X,1,2)='$R')", null)]
    [InlineData("jv wait $bob.X --until ((1,2)='$R')", "((($bob.X,1,2)='$R'))", null)]
    [InlineData("WAIT-EVENT x --timeout 90", "((X,1,2)='$T' OR (X,1,2)='$A')", 90)]
    public async Task A_wait_asks_for_its_condition(string line, string condition, int? seconds)
    {
        JsonElement sent = default;
        await using var weir = await StubWeir.StartAsync(
            (_, body) =>
            {
                sent = JsonDocument.Parse(body).RootElement;
                return (200, """{"met":true,"at":"2026-11-21T12:00:00Z"}""");
            }
        );

        var typed = await Typed.RunAsync([.. line.Split(' '), "--socket", weir.Socket]);

        Assert.Equal((0, ""), (typed.Status, typed.Error));
        Assert.Equal(condition, sent.GetProperty("condition").GetString());
        var asked = sent.GetProperty("seconds");
        Assert.Equal(seconds is null, asked.ValueKind == JsonValueKind.Null);
        Assert.True(seconds is null || Math.Abs(asked.GetDouble() - seconds.Value) < 5);
    }

    [Fact]
    public async Task A_wait_whose_time_is_up_ends_with_5()
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (200, """{"met":false,"at":"2026-11-21T12:00:00Z"}"""));

        var typed = await Typed.RunAsync("jv", "wait", "X", "--until", "13:00", "--socket", weir.Socket);

        Assert.Equal(5, typed.Status);
        Assert.Contains("the time is up", typed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jv wait X --until 2020-01-01T00:00", "in the past")]
    [InlineData("jv wait ((X,1,2)='') ", "takes $T away")]
    [InlineData("jv wait X --timeout soon", "no span of time")]
    [InlineData("jv show #TMP", "temporary")]
    [InlineData("jv set X", "say what to write once")]
    [InlineData("jv set X --hex 0G", "not hexadecimal")]
    [InlineData("jv modify --timestamp", "inside a job")]
    [InlineData("jv modify X", "nothing to say")]
    [InlineData("jv modify X --descriptor nine-long", "at most 8")]
    [InlineData("jv show *LINK", "inside a job")]
    [InlineData("monitor 1 --variable (X,1,3)", "part of a job variable")]
    [InlineData("monitor 1", "--variable NAME or --none")]
    public async Task What_makes_no_sense_is_refused_with_what_is_allowed(string line, string word)
    {
        var typed = await Typed.RunAsync([.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--socket", "/nowhere"]);

        Assert.Equal(2, typed.Status);
        Assert.Contains(word, typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_is_found_by_its_variable()
    {
        var asked = new List<string>();
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
            {
                asked.Add(request.Method + " " + request.Path);
                return request.Path.Value!.StartsWith("/v1/variables", StringComparison.Ordinal)
                    ? (200, View(Job, "job", "J"))
                    : (404, """{"type":"t","title":"t","status":404,"detail":"gone","code":"not-found"}""");
            }
        );

        await Typed.RunAsync("cancel", "jv:mon.job", "--socket", weir.Socket);

        Assert.Equal(["GET /v1/variables/MON.JOB/attributes", "POST /v1/jobs/147/cancel"], asked);
    }

    [Fact]
    public async Task Inside_a_job_its_variable_and_links_need_no_name()
    {
        var asked = new List<string>();
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
            {
                asked.Add(request.Method + " " + request.Path);
                return request.Path.Value!.EndsWith("/links", StringComparison.Ordinal)
                    ? (200, """{"items":[{"link":"STATE","variable":"$bob.STATE"}]}""")
                    : (200, View(Job, "job", "J"));
            }
        );

        Task<Typed> In(params string[] words) =>
            Typed.RunAsync(
                around => around with { Environment = name => name == "WEIR_JOB" ? "000000147" : null },
                [.. words, "--socket", weir.Socket]
            );
        await In("MODIFY-MONJV", "--timestamp");
        await In("jv", "show", "*state");

        Assert.Equal(["POST /v1/jobs/147/monitoring", "GET /v1/jobs/147/links", "GET /v1/variables/$bob.STATE"], asked);
    }

    [Fact]
    public async Task A_record_is_carried_over_into_EBCDIC_and_back()
    {
        const string Ebcdic =
            "5BD940F0F1E4D3E6F1F0E2C240404040D1F0F6F8F2F0F1F060F1F160F1F4F1F6F1F5F5F9F2F0F1F060F1F160F1F4F1F6F1F8F0F7C1979793404040404040404040404040404040404040404040C9958696";
        using var raw = new MemoryStream();

        await Typed.RunAsync(
            around => around with { RawIn = () => new MemoryStream(Encoding.ASCII.GetBytes(Job)), RawOut = raw },
            "jv",
            "convert",
            "--to",
            "ebcdic"
        );

        var bytes = raw.ToArray();
        Assert.Equal("5BD940F0F1E4D3E6F1F0E2C240404040D1F0F6F8", Convert.ToHexString(bytes, 0, 20));
        Assert.Equal(128, bytes.Length);
        Assert.Equal(Ebcdic[..104], Convert.ToHexString(bytes, 0, 52));
        Assert.Equal(Job, (await Typed.RunWithInputAsync(bytes, "jv", "convert", "--to", "ascii")).Out);
    }

    private static string View(string text, string kind, string type) =>
        $$"""
            {"owner":"root","name":"MON.JOB","file":"/v/root/MON.JOB","size":128,"value":"{{Convert.ToBase64String(
                Encoding.ASCII.GetBytes(text)
            )}}","text":"{{text}}","monitoring":true,"protected":true,"job":147,
             "record":{"status":"$R","meaning":"running","kind":"{{kind}}","tsn":"1ULW","catalogueId":"10SB","type":"{{type}}","session":"068","startedAt":"2010-11-14161559","activityAt":"2010-11-14161807","descriptor":"Appl","info":"Info"},
             "encoding":"ascii","access":"write","share":"all","createdAt":"2026-11-21T11:00:00Z"}
            """;
}
