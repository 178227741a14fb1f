using System.Text;

namespace Weir.Cli.Tests;

/// <summary>weir capture: what is sent, and what an editor does.</summary>
public sealed class CaptureTests
{
    private const string Nightly =
        """{"id":"NIGHTLY","jobName":"NIGHTLY","user":"alice","source":"job LOADER","capturedAt":"2026-11-21T11:00:00Z","capturedBy":"alice","changedAt":"2026-11-21T11:00:00Z","changedBy":"alice","way":"submit","jobDescription":"WEIR/DEFAULT","jobQueue":"WEIR/DEFAULT","priority":5,"hold":false,"limits":[],"libraryList":[],"directory":"/","command":"true","isScript":false,"environment":[],"localDataArea":"","images":1}""";

    [Theory]
    [InlineData("LOADER|--most|2", "\"kind\":\"job\",\"name\":\"LOADER\"", "\"most\":2")]
    [InlineData("/dev/pts/3|--for|90s", "\"kind\":\"terminal\",\"name\":\"/dev/pts/3\"", "\"seconds\":90")]
    [InlineData("--user|alice|--replace", "\"kind\":\"user\",\"name\":\"alice\"", "\"replace\":true")]
    public async Task J111_a_job_a_terminal_or_a_user_is_captured_from(string line, params string[] sent)
    {
        var (typed, message) = await SendAsync("""{"items":[],"lastAt":null}""", ["capture", "start", .. line.Split('|')]);

        Assert.Equal(0, typed.Status);
        Assert.StartsWith("POST /v1/captures/start ", message, StringComparison.Ordinal);
        Assert.All(sent, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--job-queue|PAY/NIGHT", "\"jobQueue\":\"PAY/NIGHT\"")]
    [InlineData("--library-list|A:B", "\"libraryList\":[\"A\",\"B\"]")]
    [InlineData("--library-list|*NONE", "\"libraryList\":[]")]
    [InlineData("--limit|none", "\"limits\":[]")]
    [InlineData("--lda-at|1:text", "\"localDataAt\":[\"1:\\u0027text\\u0027\"]")]
    [InlineData("--lda-at|1:X'41'", "\"localDataAt\":[\"1:X\\u002741\\u0027\"]")]
    [InlineData("--|/bin/echo|--hold", "\"command\":[\"/bin/echo\",\"--hold\"]")]
    public async Task J122_J123_J124_J125_what_is_to_change_is_sent_and_nothing_else(string line, string sent)
    {
        var (typed, message) = await SendAsync(Nightly, ["capture", "change", "NIGHTLY", .. line.Split('|')]);

        Assert.Equal("changed NIGHTLY\n", typed.Out);
        Assert.StartsWith("POST /v1/captures/NIGHTLY ", message, StringComparison.Ordinal);
        Assert.Contains(sent, message, StringComparison.Ordinal);
        Assert.Contains("\"priority\":null", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("start", "a job, a terminal or --user is missing")]
    [InlineData("start|A|--user|b", "exclude each other")]
    [InlineData("start|A|--for|2d", "allowed is 1s to 1d")]
    [InlineData("change|A", "nothing to change")]
    public async Task What_makes_no_sense_is_a_usage_error(string line, string why)
    {
        var typed = await Typed.RunAsync(["capture", .. line.Split('|')]);

        Assert.Equal(2, typed.Status);
        Assert.Contains(why, typed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sed -i s/true/false/", 200, "changed NIGHTLY\n", false)]
    [InlineData("true", 200, "nothing was changed\n", false)]
    [InlineData("sed -i s/true/rubbish/", 400, "", true)]
    [InlineData("sh -c 'echo half > $1; exit 3' x", 200, "", true)]
    public async Task J123_what_is_edited_is_changed_or_kept_in_the_file_that_is_named(string editor, int status, string said, bool isKept)
    {
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
                request.Method == "GET" ? (200, "/bin/true\n")
                : status == 200 ? (200, Nightly)
                : (status, """{"type":"x","title":"x","status":400,"detail":"that is no command","code":"bad-request"}""")
        );

        var typed = await Typed.RunAsync(
            around => around with { Environment = name => name == "EDITOR" ? editor : null },
            "capture",
            "edit",
            "NIGHTLY",
            "--socket",
            weir.Socket
        );

        Assert.Equal(said, typed.Out);
        var kept = typed.Error.Split('\n').FirstOrDefault(line => line.Contains("what was edited is in ", StringComparison.Ordinal));
        Assert.Equal(isKept, kept is not null);
        if (kept is not null)
        {
            var file = kept[(kept.IndexOf("is in ", StringComparison.Ordinal) + 6)..];
            Assert.Matches("rubbish|half", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    [Fact]
    public async Task The_local_data_area_is_shown_as_text_and_in_hexadecimal()
    {
        var area = Convert.ToBase64String(Encoding.UTF8.GetBytes("AB".PadRight(1024)));
        var answer = $$"""{"area":"{{area}}","items":[]}""";

        Assert.Equal("AB\n", (await SendAsync(answer, ["capture", "lda", "NIGHTLY"])).Typed.Out);
        Assert.StartsWith(
            "   1  41422020202020202020202020202020  AB",
            (await SendAsync(answer, ["capture", "lda", "NIGHTLY", "--hex"])).Typed.Out,
            StringComparison.Ordinal
        );
    }

    private static async Task<(Typed Typed, string Message)> SendAsync(string answer, string[] words)
    {
        var sent = "";
        await using var weir = await StubWeir.StartAsync(
            (request, body) =>
            {
                sent = $"{request.Method} {request.Path.ToUriComponent()} {body}";
                return (200, answer);
            }
        );
        // What stands behind -- is the command's.
        var at = Array.IndexOf(words, "--") is >= 0 and var found ? found : words.Length;
        var typed = await Typed.RunAsync([.. words[..at], "--socket", weir.Socket, .. words[at..]]);
        return (typed, sent);
    }
}
