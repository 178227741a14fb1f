namespace Weir.Cli.Tests;

public sealed class VerifyTests
{
    private const string Right = """
        {"at":"2026-11-21T11:00:02Z","day":null,
         "checks":[{"name":"outcomes","lookedAt":12,"text":"jobs, each with one outcome","faults":0}],
         "faults":[],"notes":[{"check":"journals","machine":"north","text":"the journal of north was not looked at: its agent is away"}]}
        """;

    private const string Wrong = """
        {"at":"2026-11-21T11:00:02Z","day":"2026-11-21",
         "checks":[{"name":"outcomes","lookedAt":12,"text":"jobs, each with one outcome","faults":3},{"name":"facts","lookedAt":3,"text":"facts","faults":1}],
         "faults":[{"check":"outcomes","number":147,"machine":"north","text":"it runs \u001b[2K","remedy":"look at it"},
                   {"check":"facts","number":null,"machine":"north","text":"fact 3 is not in the journal","remedy":"bring it back"}],
         "notes":[]}
        """;

    [Fact]
    public async Task Each_check_is_a_line_and_an_agent_that_was_not_asked_is_no_fault()
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (200, Right));

        var typed = await Typed.RunAsync(around => around with { Width = 200 }, "verify", "--socket", weir.Socket);

        Assert.Equal(0, typed.Status);
        Assert.Equal(
            """
            ok      outcomes   12 jobs, each with one outcome
            limited journals   the journal of north was not looked at: its agent is away

            """,
            typed.Out
        );
    }

    [Fact]
    public async Task A_fault_names_its_job_and_what_to_do_and_ends_the_command_with_1()
    {
        var asked = "";
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
            {
                asked = request.Path + request.QueryString.Value;
                return (200, Wrong);
            }
        );

        var typed = await Typed.RunAsync(around => around with { Width = 200 }, "verify", "--day", "2026-11-21", "--socket", weir.Socket);

        Assert.Equal("/v1/verify?day=2026-11-21", asked);
        Assert.Equal(1, typed.Status);
        Assert.Equal(
            """
            no      outcomes   12 jobs, each with one outcome: 3 are not right
            no      facts      3 facts: 1 are not right
            fault   outcomes   job 000000147: it runs \x1B[2K; look at it
            fault   facts      north: fact 3 is not in the journal; bring it back

            """,
            typed.Out
        );
        Assert.Equal("2 more faults are counted and not told one by one\n", typed.Error);
    }

    [Fact]
    public async Task As_data_it_is_what_the_server_said_and_ends_as_well()
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (200, Wrong));

        var typed = await Typed.RunAsync("verify", "--json", "--socket", weir.Socket);

        Assert.Equal(1, typed.Status);
        Assert.Equal(Wrong + "\n", typed.Out);
    }
}
