using System.Globalization;
using System.Text.Json;
using Weir.EndToEnd.Tests.Harness;
using Weir.Protocol;
using Weir.Protocol.Jobs;

namespace Weir.EndToEnd.Tests.BadInput;

/// <summary>The disk of the data is full: submissions are refused in one line, and all goes on by itself once there is room.</summary>
public sealed class FullDiskTests
{
    private const string Small = "/run/small";
    private const int MostUntilRefused = 200;

    [Fact]
    public async Task A_submission_is_refused_whole_and_all_goes_on_when_there_is_room_again()
    {
        await using var machine = await SmallMachine();
        using var folder = new TemporaryFolder();
        var marks = Path.Combine(folder.Path, "ran");
        var pipe = Path.Combine(folder.Path, "pipe");
        var inside = Inside(machine);
        (await inside.Shell($"mkdir {Small} && mount -t tmpfs -o size=16m,mode=755 tmpfs {Small} && mkfifo {pipe}")).Succeeded();
        await using var up = await WeirUp.StartAsync(machine.Prefix, "--data", $"{Small}/data");
        string[] submit = ["submit", "-n", "FULL", "--", "sh", "-c", $"echo $WEIR_JOB >> {marks}"];
        List<int> answered = [(await up.Weir(submit)).Number()];
        (await up.Weir("submit", "-n", "LONG", "--", "sh", "-c", $"read x < {pipe}; exit 7")).Succeeded();
        await JobsOf(up, "LONG", jobs => jobs is [{ State: "Running" }]);

        await inside.Shell($"cat /dev/zero > {Small}/fill");
        var ran = await up.Weir(submit);
        for (; ran.Status == 0 && answered.Count < MostUntilRefused; ran = await up.Weir(submit))
        {
            answered.Add(ran.Number());
        }

        Assert.Equal(1, ran.Status);
        Assert.Equal("", ran.Output);
        Assert.Matches("^weir: .*(disk|written).*nothing was stored; make room[^\n]*\n$", ran.Error);
        // Its end falls into the time without room.
        (await inside.Shell($"echo > {pipe}")).Succeeded();

        (await inside.Shell($"rm {Small}/fill")).Succeeded();
        answered.Add((await up.Weir([.. submit[..1], "--wait", .. submit[1..]])).Number());
        var jobs = await JobsOf(up, "FULL", jobs => jobs.Count >= answered.Count && jobs.All(job => job.EndedAt is not null));
        var lines = await File.ReadAllLinesAsync(marks, TestContext.Current.CancellationToken);

        // Each answered one ran exactly once, and no other.
        Assert.Equal(answered.Order(), lines.Select(line => int.Parse(line, CultureInfo.InvariantCulture)).Order());
        Assert.Equal(answered.OrderDescending(), jobs.Select(job => job.Number));
        Assert.All(jobs, job => Assert.Equal("Succeeded", job.State));
        var longer = await JobsOf(up, "LONG", jobs => jobs is [{ EndedAt: not null }]);
        Assert.Equal(7, longer[0].ExitCode);
        // The server tries again now and then, not all the time.
        Assert.InRange(up.Log.Split("The store refuses").Length - 1, 0, 30);
    }

    [Fact]
    public async Task A_job_whose_records_have_no_room_waits_for_it_and_is_started_then()
    {
        await using var machine = await SmallMachine();
        using var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "data");
        var jobsFolder = Path.Combine(data, "jobs");
        var inside = Inside(machine);
        (await inside.Shell($"mkdir -p {jobsFolder} && mount -t tmpfs -o size=64k,mode=755 tmpfs {jobsFolder}")).Succeeded();
        await inside.Shell($"cat /dev/zero > {jobsFolder}/fill");
        await using var up = await WeirUp.StartAsync(machine.Prefix, "--data", data);

        var stored = (await up.Weir("submit", "-n", "STORED", "--", "sh", "-c", "echo ran; exit 3")).Number();
        (await up.Weir("rule", "add", "--type", "track", "--name", "PLACE")).Succeeded();
        await Lines.Of(
            Path.Combine(up.Folder, "gate"),
            lines => lines.Any(line => line.StartsWith("rule ", StringComparison.Ordinal)),
            TimeSpan.FromMinutes(2)
        );
        var told = Path.Combine(folder.Path, "told");
        var inPlace = up.Commands.Shell($"weir run -n PLACE -- sh -c 'echo ran; exit 4' 2> {told}");
        var complaint = await Lines.Of(told, lines => lines.Count > 0, TimeSpan.FromMinutes(2));
        Assert.Matches(
            "^weir: job [0-9]{9} cannot be started yet, and is tried again: .*No space left on device$",
            Assert.Single(complaint)
        );
        await up.Until(
            output => output.Contains("cannot start jobs, and tries again until it can: No space left on device", StringComparison.Ordinal),
            "messages",
            "--json"
        );

        (await inside.Shell($"rm {jobsFolder}/fill")).Succeeded();

        var ran = await inPlace;
        Assert.Equal((4, "ran\n"), (ran.Status, ran.Output));
        var jobs = await JobsOf(up, "STORED", jobs => jobs is [{ EndedAt: not null }]);
        Assert.Equal((stored, "Failed", 3), (jobs[0].Number, jobs[0].State, jobs[0].ExitCode));
        Assert.Equal("ran\n", (await up.Weir("log", stored.ToString(CultureInfo.InvariantCulture))).Succeeded());
        await up.Until(output => output.Contains("can start jobs again", StringComparison.Ordinal), "messages", "--json");
    }

    private static async Task<PrivateMachine> SmallMachine()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        return await PrivateMachine.StartAsync();
    }

    private static Commands Inside(PrivateMachine machine) =>
        new(new Dictionary<string, string> { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin" }, machine.Prefix);

    private static async Task<IReadOnlyList<JobView>> JobsOf(WeirUp up, string name, Func<IReadOnlyList<JobView>, bool> wanted)
    {
        IReadOnlyList<JobView> jobs = [];
        await up.Until(
            output =>
            {
                jobs = output.Length == 0 ? [] : JsonSerializer.Deserialize(output, WeirJson.Default.JobPage)!.Items;
                return wanted(jobs);
            },
            "jobs",
            "--name",
            name,
            "--limit",
            "1000",
            "--json"
        );
        return jobs;
    }
}
