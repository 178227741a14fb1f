using System.Globalization;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.JobVariables;

/// <summary>A monitoring variable says at each moment what its job does, to any program that reads the file.</summary>
public sealed class JobVariableStatesTests
{
    [Fact]
    public async Task A_stored_job_is_shown_waiting_running_and_ended()
    {
        await using var up = await WeirUp.StartAsync();
        var fifo = await VariableFile.FifoAsync(up);
        var before = DateTimeOffset.UtcNow.AddSeconds(-2);
        var number = (await up.Weir("submit", "--hold", "--monitor", "MON.JOB", "--", "sh", "-c", $"read x < {fifo}")).Number();

        Assert.Equal("$S ", VariableFile.Status(up, "MON.JOB"));
        Assert.Equal("0", VariableFile.Read(up, "MON.JOB", 4, 1));
        Assert.Equal("0001", VariableFile.Read(up, "MON.JOB", 5, 4));
        Assert.Matches("^[A-Z0-9]{4}    J001$", VariableFile.Read(up, "MON.JOB", 9, 12));
        var started = DateTimeOffset.ParseExact(
            VariableFile.Read(up, "MON.JOB", 21, 16),
            "yyyy-MM-ddHHmmss",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal
        );
        Assert.InRange(started, before, DateTimeOffset.UtcNow);
        Assert.Equal(new string(' ', 92), VariableFile.Read(up, "MON.JOB", 37, 92));

        (await up.Weir("release", "jv:MON.JOB")).Succeeded();
        await VariableFile.WaitAsync(up, "MON.JOB", "$R");
        Assert.Equal("$R ", VariableFile.Status(up, "MON.JOB"));

        (await up.Commands.Shell($"echo > {fifo}")).Succeeded();
        (await up.Weir("jv", "wait", "MON.JOB", "--timeout", "60s")).Succeeded();
        Assert.Equal("$T ", VariableFile.Status(up, "MON.JOB"));
        Assert.Contains($"{number:D9}", (await up.Weir("job", "jv:MON.JOB")).Succeeded(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 0", "$T ")]
    [InlineData("exit 1", "$A ")]
    [InlineData("kill -TERM $$", "$A ")]
    [InlineData("kill -KILL $$", "$A ")]
    public async Task How_a_job_ends_is_its_status(string line, string status)
    {
        await using var up = await WeirUp.StartAsync();

        await up.Weir("submit", "--wait", "--monitor", "MON.JOB", "--", "sh", "-c", line);

        Assert.Equal(status, VariableFile.Status(up, "MON.JOB"));
    }

    [Fact]
    public async Task A_program_is_shown_with_its_return_code_where_a_job_has_its_number()
    {
        await using var up = await WeirUp.StartAsync();
        (await up.Weir("jv", "create", "MON.PROG")).Succeeded();

        (await up.Weir("jv", "modify", "MON.PROG", "--program", "$R")).Succeeded();
        var running = (VariableFile.Status(up, "MON.PROG"), VariableFile.Read(up, "MON.PROG", 17, 1));
        (await up.Weir("jv", "modify", "MON.PROG", "--program", "$A", "--return-code", "0012")).Succeeded();

        Assert.Equal(("$R ", "P"), running);
        Assert.Equal(
            ("$A ", "0012", "P"),
            (VariableFile.Status(up, "MON.PROG"), VariableFile.Read(up, "MON.PROG", 4, 4), VariableFile.Read(up, "MON.PROG", 17, 1))
        );
        (await up.Weir("jv", "set", "MON.PROG", "--value", "not protected")).Succeeded();
        Assert.Equal(2, (await up.Weir("jv", "modify", "MON.PROG", "--program", "$X")).Status);
    }

    [Fact]
    public async Task A_command_that_runs_in_place_is_never_shown_waiting()
    {
        await using var up = await WeirUp.StartAsync();
        (await up.Weir("jv", "create", "MON.RUN")).Succeeded();
        var waiting = up.Weir("jv", "wait", "MON.RUN", "--until", "(1,2)='$S'", "--check", "next", "--timeout", "5s");

        var ran = await up.Weir("run", "--monitor", "MON.RUN", "--", "sh", "-c", "head -c2 \"$WEIR_MONITOR\"; exit 3");

        Assert.Equal(3, ran.Status);
        Assert.Equal("$R", ran.Output);
        Assert.Equal("$A ", VariableFile.Status(up, "MON.RUN"));
        Assert.Equal(5, (await waiting).Status);
    }

    [Fact]
    public async Task One_command_after_the_other_may_show_itself_in_the_same_variable()
    {
        await using var up = await WeirUp.StartAsync();

        var ran = await up.Commands.Shell(
            "for i in 1 2 3 4 5 6 7 8; do weir run --monitor MON.RUN -- sh -c 'cut -c5-8 \"$WEIR_MONITOR\"' || exit 1; done"
        );

        Assert.Equal(
            ["0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008"],
            ran.Succeeded().Split('\n', StringSplitOptions.RemoveEmptyEntries)
        );
    }

    [Fact]
    public async Task Success_is_what_the_job_definition_says()
    {
        await using var up = await WeirUp.StartAsync();
        var definitions = Path.Combine(up.Folder, "ok.yaml");
        await File.WriteAllTextAsync(
            definitions,
            "kind: rule\nname: MONTHEND\nwhen:\n  jobName: MONTHEND\n---\nkind: job-definition\nname: MONTHEND\nmonitor: MONTHEND.JOB\nok: 0-4\n",
            TestContext.Current.CancellationToken
        );
        (await up.Weir("apply", "-f", definitions)).Succeeded();

        var ended = await up.Weir("submit", "--wait", "-n", "MONTHEND", "--", "sh", "-c", "exit 4");
        Assert.Equal(4, ended.Status);
        Assert.Equal("$T ", VariableFile.Status(up, "MONTHEND.JOB"));
        Assert.Equal("AdHoc".PadRight(24), VariableFile.Read(up, "MONTHEND.JOB", 105, 24));

        await up.Weir("submit", "--wait", "-n", "MONTHEND", "--", "sh", "-c", "exit 5");
        Assert.Equal("$A ", VariableFile.Status(up, "MONTHEND.JOB"));
    }

    [Fact]
    public async Task A_cancel_leaves_who_and_why_over_what_the_job_wrote()
    {
        await using var up = await WeirUp.StartAsync();
        var fifo = await VariableFile.FifoAsync(up);
        await up.Weir(
            "submit",
            "--monitor",
            "MON.JOB",
            "--",
            "sh",
            "-c",
            $"weir jv modify --timestamp --descriptor Appl --info '{new string('x', 58)}'; read x < {fifo}"
        );
        (await up.Weir("jv", "wait", "MON.JOB", "--until", "(71,1)='x'", "--timeout", "60s")).Succeeded();

        (await up.Weir("cancel", "jv:MON.JOB", "--text", "disk full", "--grace", "5")).Succeeded();

        (await up.Weir("jv", "wait", "MON.JOB", "--timeout", "60s")).Succeeded();
        Assert.Equal("$A ", VariableFile.Status(up, "MON.JOB"));
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{8}Appl    $", VariableFile.Read(up, "MON.JOB", 37, 24));
        Assert.Equal($"{Environment.UserName}: disk full".PadRight(34), VariableFile.Read(up, "MON.JOB", 71, 34));
    }

    [Fact]
    public async Task A_job_that_is_cancelled_while_it_waits_ends_as_one()
    {
        await using var up = await WeirUp.StartAsync();
        await up.Weir("submit", "--hold", "--monitor", "MON.JOB", "--", "true");

        (await up.Weir("cancel", "jv:MON.JOB", "--text", "not today")).Succeeded();

        Assert.Equal("$A ", await VariableFile.BecomesAsync(up, "MON.JOB", "$A"));
        Assert.Equal($"{Environment.UserName}: not today".PadRight(34), VariableFile.Read(up, "MON.JOB", 71, 34));
    }

    [Fact]
    public async Task A_rejected_job_is_shown_waiting_until_an_operator_acts()
    {
        await using var up = await WeirUp.StartAsync();
        (await up.Weir("rule", "add", "--name", "REJECT", "--type", "queue")).Succeeded();
        var number = (await up.Weir("submit", "-n", "REJECT", "--monitor", "MON.JOB", "--", "true")).Number();
        while (!(await up.Weir("job", $"{number}")).Output.Contains("Rejected", StringComparison.Ordinal))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        Assert.Equal("$S ", VariableFile.Status(up, "MON.JOB"));
        (await up.Weir("start", $"{number}")).Succeeded();
        Assert.Equal("$T ", await VariableFile.BecomesAsync(up, "MON.JOB", "$T"));
    }

    [Fact]
    public async Task A_command_that_cannot_be_started_ends_as_one()
    {
        await using var up = await WeirUp.StartAsync();
        var number = (
            await up.Commands.Shell(
                "printf '#!/bin/sh\\n' > gone; chmod +x gone; n=$(weir submit --hold --monitor MON.JOB -- ./gone); rm gone; weir release $n > rid; echo $n"
            )
        ).Number();
        await up.Until(text => text.Contains("StartFailed", StringComparison.Ordinal), "job", $"{number}");
        Assert.Equal("$A ", VariableFile.Status(up, "MON.JOB"));
    }

    [Fact]
    public async Task Monitoring_moves_to_another_variable_and_ends()
    {
        await using var up = await WeirUp.StartAsync();
        var fifo = await VariableFile.FifoAsync(up);
        await up.Weir("submit", "--monitor", "FIRST", "--", "sh", "-c", $"read x < {fifo}");
        await VariableFile.WaitAsync(up, "FIRST", "$R");

        (await up.Weir("monitor", "jv:FIRST", "--variable", "SECOND")).Succeeded();
        Assert.Equal("$A ", VariableFile.Status(up, "FIRST"));
        Assert.Equal("$R ", VariableFile.Status(up, "SECOND"));

        (await up.Commands.Shell($"echo > {fifo}")).Succeeded();
        (await up.Weir("jv", "wait", "SECOND", "--timeout", "60s")).Succeeded();
        Assert.Equal("$T ", VariableFile.Status(up, "SECOND"));
        Assert.Equal("$A ", VariableFile.Status(up, "FIRST"));

        await up.Weir("submit", "--hold", "--monitor", "FIRST", "--", "true");
        (await up.Weir("monitor", "jv:FIRST", "--none")).Succeeded();
        Assert.Equal("$A ", VariableFile.Status(up, "FIRST"));
        (await up.Weir("jv", "remove", "FIRST")).Succeeded();
    }

    [Fact]
    public async Task In_EBCDIC_the_same_record_is_other_bytes()
    {
        await using var up = await WeirUp.StartAsync();
        (await up.Weir("jv", "create", "MON.E", "--encoding", "ebcdic")).Succeeded();

        await up.Weir("submit", "--wait", "--monitor", "MON.E", "--", "true");

        var bytes = await File.ReadAllBytesAsync(VariableFile.PathOf(up, "MON.E"), TestContext.Current.CancellationToken);
        Assert.Equal("5BE340F0F0F0F0F1", Convert.ToHexString(bytes, 0, 8));
        Assert.All(bytes[12..16], blank => Assert.Equal(0x40, blank));
        Assert.StartsWith("% ", (await up.Weir("jv", "show", "MON.E")).Succeeded(), StringComparison.Ordinal);
    }
}
