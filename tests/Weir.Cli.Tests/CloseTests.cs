namespace Weir.Cli.Tests;

public sealed class CloseTests
{
    private const string Foreseen = """
        {"text":"closing Weir would hold all that comes and 3 jobs that wait","jobs":3,
         "goals":[{"group":"FINANCE.MONTH","jobs":2,"late":1,"breaksAt":"2026-11-21T12:30:00Z","number":147},{"group":"DEFAULT.DEFAULT","jobs":1,"late":1,"breaksAt":null,"number":null}],
         "deadlines":[{"number":148,"name":"PAYROLL","latestStart":"2026-11-21T13:00:00Z","mustEndBy":null,"startBy":"2026-11-21T13:00:00Z"},
                      {"number":149,"name":"BOOKS","latestStart":"2026-11-21T13:30:00Z","mustEndBy":"2026-11-21T14:00:00Z","startBy":"2026-11-21T13:20:00Z"}]}
        """;

    [Fact]
    public async Task Closing_says_why_and_which_groups_go_on()
    {
        var (asked, sent) = ("", "");
        await using var weir = await StubWeir.StartAsync(
            (request, body) =>
            {
                (asked, sent) = ($"{request.Method} {request.Path}", body);
                return (200, """{"closure":null,"text":"Weir is closed"}""");
            }
        );

        var typed = await Typed.RunAsync("close", "--except", "A.B,FAST", "--except", "C.D", "--text", "the disk", "--socket", weir.Socket);

        Assert.Equal((0, "Weir is closed\n"), (typed.Status, typed.Out));
        Assert.Equal("POST /v1/close", asked);
        Assert.Equal("""{"text":"the disk","except":["A.B","FAST","C.D"]}""", sent);
    }

    [Fact]
    public async Task Closing_without_a_reason_is_a_mistake_in_typing()
    {
        var typed = await Typed.RunAsync("close", "--socket", "/nowhere");

        Assert.Equal(2, typed.Status);
        Assert.Contains("say why Weir is closed: --text TEXT", typed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"text":null,"gradually":false}""", "open")]
    [InlineData("""{"text":"done","gradually":true}""", "open", "--gradually", "--text", "done")]
    public async Task Opening_is_at_once_or_gradual(string expected, params string[] words)
    {
        var sent = "";
        await using var weir = await StubWeir.StartAsync(
            (_, body) =>
            {
                sent = body;
                return (200, """{"closure":null,"text":"Weir is open"}""");
            }
        );

        var typed = await Typed.RunAsync([.. words, "--socket", weir.Socket]);

        Assert.Equal((0, expected), (typed.Status, sent));
    }

    [Theory]
    [InlineData("/v1/foresight/close?except=A.B%2CFAST", "close", "--except", "A.B,FAST")]
    [InlineData("/v1/foresight/close", "close")]
    [InlineData("/v1/foresight/schedules/NIGHT/hold?date=2026-11-22", "schedule", "hold", "NIGHT", "--date", "2026-11-22")]
    [InlineData("/v1/foresight/limits/TAPE?maximum=1&machine=north", "limit", "set", "TAPE", "1", "--machine", "north")]
    [InlineData("/v1/foresight/jobs/147/cancel", "cancel", "147")]
    public async Task A_dry_run_asks_what_would_break_and_does_nothing(string path, params string[] words)
    {
        List<string> asked = [];
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
            {
                asked.Add($"{request.Method} {request.Path}{request.QueryString}");
                return (200, Foreseen);
            }
        );

        var typed = await Typed.RunAsync([.. words, "--dry-run", "--socket", weir.Socket]);

        Assert.Equal(0, typed.Status);
        Assert.Equal([$"GET {path}"], asked);
        Assert.Equal(
            """
            nothing is done: closing Weir would hold all that comes and 3 jobs that wait
            goal      FINANCE.MONTH: 2 waiting, 1 late already; late from 12:30:00 on: 000000147
            goal      DEFAULT.DEFAULT: 1 waiting, 1 late already
            deadline  000000148 PAYROLL: missed unless it starts by 13:00:00
            deadline  000000149 BOOKS: missed unless it starts by 13:30:00, late unless it starts by 13:20:00 and ends by 14:00:00

            """,
            typed.Out
        );
    }
}
