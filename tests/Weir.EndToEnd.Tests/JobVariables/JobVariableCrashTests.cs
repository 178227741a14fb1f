using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.JobVariables;

/// <summary>The record is right while the agent is away, after it, and after all that can be lost was lost.</summary>
public sealed class JobVariableCrashTests
{
    [Fact]
    public async Task The_record_is_right_while_the_agent_is_down_and_after_it()
    {
        await using var up = await WeirUp.StartAsync();
        var fifo = await VariableFile.FifoAsync(up);
        await up.Weir("submit", "--monitor", "STORED", "--", "sh", "-c", $"read x < {fifo}");
        var other = await VariableFile.FifoAsync(up);
        var inPlace = up.Weir("run", "--monitor", "PLACE", "--", "sh", "-c", $"read x < {other}; exit 7");
        await up.Weir("submit", "--hold", "--monitor", "HELD", "--", "true");
        await VariableFile.WaitAsync(up, "STORED", "$R");
        while (!File.Exists(VariableFile.PathOf(up, "PLACE")))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        await VariableFile.WaitAsync(up, "PLACE", "$R");
        await up.KillAsync();
        Assert.Equal("$R ", VariableFile.Status(up, "STORED"));
        (await up.Commands.Shell($"echo > {fifo}; echo > {other}")).Succeeded();
        Assert.Equal(7, (await inPlace).Status);
        Assert.Equal("$T ", await VariableFile.BecomesAsync(up, "STORED", "$T"));
        Assert.Equal("$A ", VariableFile.Status(up, "PLACE"));

        await up.StartAgainAsync();
        Assert.Equal(
            ("$T ", "$A ", "$S "),
            (VariableFile.Status(up, "STORED"), VariableFile.Status(up, "PLACE"), VariableFile.Status(up, "HELD"))
        );
        (await up.Weir("submit", "--wait", "--monitor", "STORED", "--", "true")).Succeeded();
        (await up.Weir("release", "jv:HELD")).Succeeded();
        Assert.Equal("$T ", await VariableFile.BecomesAsync(up, "HELD", "$T"));
    }

    [Fact]
    public async Task What_ran_when_the_machine_stopped_is_swept_and_the_session_is_the_next()
    {
        await using var up = await WeirUp.StartAsync();
        var fifo = await VariableFile.FifoAsync(up);
        await up.Weir("submit", "--monitor", "RAN", "--", "sh", "-c", $"echo $PPID $$ > '{up.Folder}/pids'; read x < {fifo}");
        await up.Weir("submit", "--hold", "--monitor", "HELD", "--", "true");
        await Lines.Of(Path.Combine(up.Folder, "pids"), lines => lines.Count == 1, TimeSpan.FromSeconds(60));
        await VariableFile.WaitAsync(up, "RAN", "$R");
        await up.KillAsync();
        // As after a loss of power: nobody of before is there any more, and the machine has another boot id.
        (await up.Commands.Shell($"kill -9 $(cat '{up.Folder}/pids')")).Succeeded();
        const string Other = "00000000-0000-0000-0000-000000000001";
        (
            await up.Commands.Run(
                "python3",
                "-c",
                $"import sqlite3; d = sqlite3.connect('{up.Data}/agent.db'); d.execute(\"UPDATE jobs SET boot_id = '{Other}'\"); d.commit()"
            )
        ).Succeeded();
        (await up.Commands.Shell($"sed -i 's/^boot .*/boot {Other}/' '{up.Data}/variables/.catalog'")).Succeeded();

        await up.StartAgainAsync();

        Assert.Equal("$A ", await VariableFile.BecomesAsync(up, "RAN", "$A"));
        Assert.StartsWith("weir: the machine restarted", VariableFile.Read(up, "RAN", 71, 34), StringComparison.Ordinal);
        Assert.Equal("$S ", VariableFile.Status(up, "HELD"));
        await up.Weir("submit", "--wait", "--monitor", "RAN", "--", "true");
        Assert.Equal("002", VariableFile.Read(up, "RAN", 18, 3));
    }

    [Fact]
    public async Task Where_the_variable_is_lost_the_job_goes_on_and_the_record_comes_back()
    {
        await using var up = await WeirUp.StartAsync();
        var fifo = await VariableFile.FifoAsync(up);
        var number = (await up.Weir("submit", "--monitor", "MON.JOB", "--", "sh", "-c", $"read x < {fifo}; exit 0")).Number();
        await VariableFile.WaitAsync(up, "MON.JOB", "$R");

        File.Delete(VariableFile.PathOf(up, "MON.JOB"));
        (await up.Commands.Shell($"echo > {fifo}")).Succeeded();

        while (!(await up.Weir("job", $"{number}")).Succeeded().Contains("Succeeded", StringComparison.Ordinal))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        Assert.Equal("$T ", VariableFile.Status(up, "MON.JOB"));
        while (!(await up.Weir("messages")).Succeeded().Contains("MON.JOB does not show job", StringComparison.Ordinal))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
