namespace Weir.EndToEnd.Tests.Slurm;

/// <summary>A machine whose site has scripts of its own at starts and ends of jobs.</summary>
public sealed class SiteSlurmMachine : SlurmMachine
{
    /// <inheritdoc/>
    protected override string Preparation =>
        """
            for name in site comp; do
              printf '#!/bin/sh\necho "%s ${SLURM_JOB_ID:-$JOBID}" >> /run/slurm/told\n' $name > /run/slurm/$name
              chmod 755 /run/slurm/$name
            done
            printf '%s\n' FirstJobId=1 PrologSlurmctld=/run/slurm/site EpilogSlurmctld=/run/slurm/site \
              JobCompType=jobcomp/script JobCompLoc=/run/slurm/comp >> /etc/slurm/slurm.conf
            """;
}
