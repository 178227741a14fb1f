namespace Weir.EndToEnd.Tests.Slurm;

/// <summary>Slurm at a site that has its own scripts at starts and ends of jobs, and no accounting.</summary>
public sealed class SlurmSiteTests(SiteSlurmMachine slurm) : IClassFixture<SiteSlurmMachine>
{
    private const StringComparison Text = StringComparison.Ordinal;

    [Fact]
    public async Task The_sites_own_scripts_go_on_and_ends_are_seen_all_the_same()
    {
        var again = await slurm.Machine.Up.Weir("gate", "install", "slurm");
        foreach (var key in (string[])["PrologSlurmctld", "EpilogSlurmctld", "JobCompType"])
        {
            Assert.Contains($"{key} is the site's", again.Error, Text);
        }

        var id = await slurm.Submit("-J SEEN", "exit 4");
        await slurm.Machine.Until("cat /run/slurm/told", text => text.Contains($"comp {id}\n", Text));
        Assert.Contains($"site {id}\n", await slurm.Machine.Run("cat /run/slurm/told"), Text);

        // The next reason to look.
        await slurm.Submit("-J LOAD");
        var over = await slurm.Job(id, job => job.EndedAt is not null);
        Assert.Equal(("Failed", 4), (over.State, over.ExitCode));
        Assert.DoesNotContain("changed:", await slurm.Machine.Run("weir gate status"), Text);
    }

    [Fact]
    public async Task Of_what_Slurm_has_forgotten_accounting_is_asked_where_there_is_any()
    {
        var (kept, other) = (await slurm.Submit("-J SEEN", "exec sleep 600"), await slurm.Submit("-J SEEN", "exec sleep 600"));
        await slurm.Machine.Until("squeue -h -t R -o %i", text => text.Contains(kept, Text) && text.Contains(other, Text));
        // The next reason to look.
        await slurm.Submit("-J LOAD");
        await slurm.Job(kept, job => job.State == "Running");
        await slurm.Job(other, job => job.State == "Running");
        await slurm.Machine.Up.KillAsync();
        (await slurm.AsUser($"scancel {kept} {other}")).Succeeded();
        await slurm.Machine.Until("squeue -h -t R,CG -o %T", text => text.Length == 0);
        await slurm.StopControllerAsync();
        // Of one of them accounting knows, and of the other one Debian's sacct says that there is no accounting.
        await slurm.Machine.Run(
            $$"""
            rm -f /run/slurm/state/job_state*; sed -i 's/^FirstJobId=.*/FirstJobId=1000/' /etc/slurm/slurm.conf
            cp /usr/bin/sacct /run/sacct; chmod 755 /run/sacct
            printf '#!/bin/sh\ncase " $* " in *" --jobs {{kept}} "*) echo 7:0 ;; *) exec /run/sacct "$@" ;; esac\n' > /run/asked
            chmod 755 /run/asked; mount --bind /run/asked /usr/bin/sacct
            """
        );
        await slurm.StartControllerAsync();
        await slurm.Machine.Up.StartAgainAsync();

        var over = await slurm.Job(kept, job => job.EndedAt is not null);
        var lost = await slurm.Job(other, job => job.EndedAt is not null);

        Assert.Equal((("Failed", 7), ("Lost", null)), ((over.State, over.ExitCode), (lost.State, lost.ExitCode)));
        Assert.Contains("Slurm does not know any more how", lost.ReasonText, Text);
    }
}
