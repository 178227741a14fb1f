using Weir.Protocol.Jobs;

namespace Weir.EndToEnd.Tests.Slurm;

/// <summary>Debian's own Slurm, its jobs through the gate.</summary>
public sealed class SlurmGateTests(SlurmMachine slurm) : IClassFixture<SlurmMachine>
{
    private const StringComparison Text = StringComparison.Ordinal;

    [Fact]
    public async Task A_held_job_is_its_operators_to_release_and_not_its_users()
    {
        var submitted = await slurm.AsUser("sbatch -J LOAD -o /dev/null --wrap 'exit 3'");
        Assert.Contains("Weir holds this job by rule LOAD", submitted.Error, Text);
        var id = submitted.Succeeded().Trim().Split(' ')[^1];
        var waiting = await Job(id, job => job.Holders.Count > 0);
        Assert.Equal(
            ("LOAD", "www-data", "Waiting", "slurm", "SLURM/main"),
            (waiting.Name.Text[..4], waiting.User, waiting.State, waiting.Way, waiting.JobQueue.ToString())
        );

        Assert.Contains("denied", (await slurm.AsUser($"scontrol release {id}")).Error, Text);
        Assert.Contains("denied", (await slurm.AsUser($"scontrol update JobId={id} Priority=7")).Error, Text);
        (await slurm.AsUser($"scontrol update JobId={id} TimeLimit=5")).Succeeded();

        await slurm.Machine.Run($"weir release {waiting.Number}");
        var over = await Job(id, job => job.EndedAt is not null);
        Assert.Equal(("Failed", 3), (over.State, over.ExitCode));
    }

    [Fact]
    public async Task An_array_is_one_job_with_tasks_and_the_sites_own_hook_holds()
    {
        Assert.Contains("the site refuses", (await slurm.AsUser("sbatch -J REFUSED --wrap true")).Error, Text);
        var id = await slurm.Submit("-J RENAMED --array=0-2", "exit $SLURM_ARRAY_TASK_ID");
        var waiting = await Job(id, job => job.Holders.Count > 0);
        Assert.Equal($"slurm job {id} tasks 0-2", waiting.Command);

        await slurm.Machine.Run($"weir release {waiting.Number}");
        var over = await Job(id, job => job.EndedAt is not null);

        Assert.Equal(("Failed", 2), (over.State, over.ExitCode));
    }

    [Fact]
    public async Task A_tracked_job_goes_at_once_and_one_that_matches_nothing_is_untouched()
    {
        var other = await slurm.Submit("-J OTHER");
        var id = await slurm.Submit("-J SEEN", "exit 4");

        var over = await Job(id, job => job.EndedAt is not null);

        Assert.Equal(("SEEN", "Failed", 4), (over.Name.Text, over.State, over.ExitCode));
        Assert.DoesNotContain($"slurm job {other}", await slurm.Machine.Run("weir jobs --json"), Text);
        Assert.DoesNotContain("weir", await slurm.Machine.Run($"scontrol show job {other}"), Text);
    }

    [Fact]
    public async Task A_cancel_here_ends_it_there_and_a_cancel_there_ends_it_here()
    {
        var here = await slurm.Submit("-J LOAD");
        await slurm.Machine.Run($"weir cancel {(await Job(here, job => job.Holders.Count > 0)).Number}");
        await slurm.Machine.Until($"squeue -h -t all -j {here} -o %T", text => text == "CANCELLED\n");

        var there = await slurm.Submit("-J LOAD");
        await Job(there, job => job.Holders.Count > 0);
        (await slurm.AsUser($"scancel {there}")).Succeeded();
        Assert.Equal("Cancelled", (await Job(there, job => job.EndedAt is not null)).State);

        var running = await slurm.Submit("-J SEEN", "exec sleep 600");
        var job = await Job(running, job => job.State == "Running");
        await slurm.Machine.Run($"weir cancel {job.Number}");
        Assert.Equal("Cancelled", (await Job(running, job => job.EndedAt is not null)).State);
    }

    [Fact]
    public async Task What_it_depends_on_in_Slurm_holds_it_here()
    {
        var first = await slurm.Submit("-J FIRST", "exec sleep 600");
        var id = await slurm.Submit($"-J AFTER --dependency=afterany:{first}");
        var waiting = await Job(id, job => job.Holders.Count > 0);
        Assert.Contains(
            $"slurm holds it for dependency afterany:{first}",
            await slurm.Machine.Run($"weir why {waiting.Number}"),
            StringComparison.Ordinal
        );

        (await slurm.AsUser($"scancel {first}")).Succeeded();
        // What matches no rule tells nobody of its end.
        await slurm.Submit("-J LOAD");

        Assert.Equal("Succeeded", (await Job(id, job => job.EndedAt is not null)).State);
    }

    [Theory]
    [InlineData("srun -J HELD sh -c")]
    [InlineData("salloc -J HELD sh -c")]
    public async Task What_waits_for_its_job_in_Slurm_waits_for_Weir_and_ends_as_its_command(string program)
    {
        var waits = slurm.AsUser($"{program} 'echo it runs; exit 6'");
        var id = (await slurm.Machine.Until("squeue -h -n HELD -t PD -o %i", text => text.Length > 0)).Trim();
        var held = await Job(id, job => job.Holders.Count > 0);
        Assert.False(waits.IsCompleted);

        await slurm.Machine.Run($"weir release {held.Number}");

        var ran = await waits;
        Assert.Equal((6, "it runs\n"), (ran.Status, ran.Output));
        Assert.Contains("Weir holds this job by rule HELD", ran.Error, Text);
        var over = await Job(id, job => job.EndedAt is not null);
        Assert.Equal(("Failed", 6), (over.State, over.ExitCode));
    }

    [Fact]
    public async Task A_dependency_that_never_comes_is_said_with_its_ways_out()
    {
        var first = await slurm.Submit("-J FIRST", "exit 1");
        await slurm.Machine.Until($"squeue -h -t all -j {first} -o %T", text => text == "FAILED\n");
        var id = await slurm.Submit($"-J AFTER --dependency=afterok:{first}");
        var job = await Job(id, job => job.State == "Starting");

        // Each submission is a reason to look.
        var why = await slurm.Machine.Until(
            $"setpriv --reuid=33 sbatch -J SEEN -o /dev/null --wrap true >/dev/null; weir why {job.Number}",
            text => text.Contains("DependencyNeverSatisfied", Text)
        );
        Assert.Contains($"afterok:{first}", why, Text);
        Assert.Contains($"weir cancel {job.Number} ends it", why, Text);

        (await slurm.AsUser($"scontrol update JobId={id} Dependency=")).Succeeded();
        Assert.Equal("Succeeded", (await Job(id, job => job.EndedAt is not null)).State);
    }

    [Fact]
    public async Task Nothing_is_lost_while_the_agent_or_slurmctld_is_away()
    {
        await slurm.Machine.Up.KillAsync();
        var id = await slurm.Submit("-J LOAD", "exit 5");
        await slurm.Machine.Up.StartAgainAsync();
        var waiting = await Job(id, job => job.Holders.Count > 0);

        await slurm.StopControllerAsync();
        await slurm.Machine.Run($"weir release {waiting.Number}");
        await slurm.StartControllerAsync();
        // The next reason to look.
        await slurm.Submit("-J LOAD");

        Assert.Equal(("Failed", 5), (await Job(id, job => job.EndedAt is not null)) is var over ? (over.State, over.ExitCode) : default);
    }

    [Fact]
    public async Task J120_the_gate_is_taken_out_byte_for_byte_and_holds_nothing_back()
    {
        var id = await slurm.Submit("-J LOAD");
        await Job(id, job => job.Holders.Count > 0);

        await slurm.Machine.Run("weir gate remove slurm");
        var folder = slurm.Machine.Up.Folder;
        await slurm.Machine.Run($"cmp /etc/slurm/slurm.conf {folder}/slurm.conf && cmp /etc/slurm/job_submit.lua {folder}/site.lua");
        Assert.DoesNotContain("weir", await slurm.Machine.Run("ls /etc/slurm; cat /etc/slurm/*.lua"), Text);
        await slurm.Machine.Until($"squeue -h -t all -j {id} -o %T", text => text == "COMPLETED\n");

        await slurm.Machine.Run("weir gate install slurm && weir gate start slurm && echo '-- more' >> /etc/slurm/job_submit.lua");
        await slurm.Machine.Until("weir gate status", text => text.Contains("changed: /etc/slurm/job_submit.lua was edited", Text));
        Assert.Contains("edited by somebody else since Weir made it", await slurm.Machine.Run("weir messages"), Text);
        var edited = await slurm.Machine.Up.Weir("gate", "remove", "slurm");
        Assert.Contains("was edited by somebody else", edited.Error, Text);
        await slurm.Machine.Run($"cmp /etc/slurm/job_submit.lua {folder}/site.lua && weir gate install slurm && weir gate start slurm");
    }

    private Task<JobView> Job(string id, Func<JobView, bool> wanted) => slurm.Job(id, wanted);
}
