using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Weir.EndToEnd.Tests.Harness;
using Weir.Protocol.Jobs;

namespace Weir.EndToEnd.Tests.Slurm;

/// <summary>
/// A private machine with a Slurm of one node: munged, slurmctld and slurmd of Debian, on free ports, with Weir's gate put in before
/// slurmctld starts, and a hook of the site's own. The tests of a class share it.
/// </summary>
public class SlurmMachine : IAsyncLifetime
{
    private const string SiteHook = """
        function slurm_job_submit(job, parts, uid)
          if job.name == "REFUSED" then slurm.log_user("the site refuses"); return slurm.ERROR end
          if job.name == "RENAMED" then job.name = "LOAD" end
          return slurm.SUCCESS
        end
        function slurm_job_modify(job, record, parts, uid)
          return slurm.SUCCESS
        end
        return slurm.SUCCESS

        """;

    private readonly List<Process> _daemons = [];
    private GateMachine? _machine;
    private Process? _controller;

    /// <summary>What the site does besides before slurmctld starts, as lines of shell.</summary>
    protected virtual string Preparation => "";

    internal GateMachine Machine => _machine ?? throw new InvalidOperationException("The machine is not up.");

    public async ValueTask InitializeAsync()
    {
        _machine = await GateMachine.StartAsync();
        await PrepareAsync();
        _daemons.Add(
            Machine.Up.Commands.Start(
                "setpriv",
                "--reuid=munge",
                "--regid=munge",
                "--clear-groups",
                "munged",
                "--foreground",
                "--seed-file=/run/munge/seed",
                "--log-file=/run/munge/log"
            )
        );
        await Machine.Until("munge -n | unmunge >/dev/null && echo up", text => text == "up\n");
        await StartControllerAsync();
        _daemons.Add(Machine.Up.Commands.Start("slurmd", "-D"));
        await Machine.Until("sinfo -h -o %T", text => text == "idle\n");
    }

    /// <summary>Runs a line of shell as an ordinary user.</summary>
    internal Task<Ran> AsUser(string line) => Machine.Up.Commands.As(33).Shell("cd /tmp; " + line);

    /// <summary>Submits as an ordinary user; the job's number in Slurm.</summary>
    internal async Task<string> Submit(string options, string command = "true") =>
        (await AsUser($"sbatch --parsable -o /dev/null {options} --wrap '{command}' 2>/dev/null")).Succeeded().Trim();

    /// <summary>Ends slurmctld as the system does.</summary>
    internal async Task StopControllerAsync()
    {
        var controller = _controller!;
        await Machine.Run($"kill -TERM {controller.Id}");
        await controller.WaitForExitAsync(CancellationToken.None);
        controller.Dispose();
        _controller = null;
    }

    /// <summary>Starts slurmctld, and waits until it answers.</summary>
    internal async Task StartControllerAsync()
    {
        _controller = Machine.Up.Commands.Start("slurmctld", "-D");
        await Machine.Until("scontrol ping", text => text.Contains("is UP", StringComparison.Ordinal));
    }

    /// <summary>The newest job of a number in Slurm, once it is as wanted.</summary>
    internal Task<JobView> Job(string id, Func<JobView, bool> wanted) =>
        Machine.Job(job => (job.Command + " ").StartsWith($"slurm job {id} ", StringComparison.Ordinal), wanted);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_controller is not null)
        {
            // What runs would outlive slurmd, and look for slurmctld for good.
            await Machine.Until("scancel --quiet --user=www-data; squeue -h -t R,CG -o %i", text => text.Length == 0);
        }

        foreach (var daemon in (Process[])[.. Enumerable.Reverse(_daemons), .. _controller is null ? (Process[])[] : [_controller]])
        {
            daemon.Kill();
            await daemon.WaitForExitAsync(CancellationToken.None);
            daemon.Dispose();
        }

        if (_machine is not null)
        {
            await _machine.DisposeAsync();
        }
    }

    private async Task PrepareAsync()
    {
        var (controller, node) = (FreePort(), FreePort());
        await File.WriteAllTextAsync(Path.Combine(Machine.Up.Folder, "site.lua"), SiteHook, TestContext.Current.CancellationToken);
        await Machine.Run(
            $$"""
            mkdir -p /etc/slurm /run/munge /run/slurm/state /run/slurm/node
            chown munge /run/munge; chown slurm /run/slurm /run/slurm/state
            cp {{Machine.Up.Folder}}/site.lua /etc/slurm/job_submit.lua
            cat > /etc/slurm/slurm.conf <<EOF
            # the site's own
            ClusterName=weir
            SlurmctldHost=$(hostname -s)(127.0.0.1)
            SlurmUser=slurm
            SlurmctldPort={{controller}}
            SlurmdPort={{node}}
            AuthType=auth/munge
            JobSubmitPlugins=lua
            StateSaveLocation=/run/slurm/state
            SlurmdSpoolDir=/run/slurm/node
            SlurmctldPidFile=/run/slurm/slurmctld.pid
            SlurmdPidFile=/run/slurm/slurmd.pid
            SlurmctldLogFile=/run/slurm/slurmctld.log
            SlurmdLogFile=/run/slurm/slurmd.log
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            ReturnToService=2
            SchedulerParameters=sched_interval=1,batch_sched_delay=0
            NodeName=$(hostname -s) NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
            PartitionName=main Nodes=ALL Default=YES State=UP OverSubscribe=FORCE:8
            EOF
            {{Preparation}}
            printf 'CgroupAutomount=no\nCgroupPlugin=cgroup/v1\n' > /etc/slurm/cgroup.conf
            cp /etc/slurm/slurm.conf {{Machine.Up.Folder}}/slurm.conf
            printf 'kind: job-definition\nname: LOAD\nschedule: AdHoc\ntype: queued\nhold: true\nallowMultiple: true\n---\nkind: job-definition\nname: AFTER\nschedule: AdHoc\ntype: queued\nallowMultiple: true\n---\nkind: job-definition\nname: HELD\nschedule: AdHoc\ntype: queued\nhold: true\nallowMultiple: true\n' > /run/jobs.yaml
            weir apply -f /run/jobs.yaml
            weir rule add --name LOAD --type queue
            weir rule add --name AFTER --type queue
            weir rule add --name HELD --type queue
            weir rule add --name SEEN --type track
            weir gate install slurm
            weir gate start slurm
            """
        );
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
