using System.Globalization;
using System.Text.Json;
using Weir.EndToEnd.Tests.Harness;
using Weir.Protocol;

namespace Weir.EndToEnd.Tests.BadInput;

/// <summary>The disk of the data is full: submissions are refused in one line, and all goes on by itself once there is room.</summary>
public sealed class FullDiskTests
{
    private const string Small = "/run/small";
    private const int MostUntilRefused = 200;

    [Fact]
    public async Task A_submission_is_refused_whole_and_all_goes_on_when_there_is_room_again()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var machine = await PrivateMachine.StartAsync();
        using var folder = new TemporaryFolder();
        var marks = Path.Combine(folder.Path, "ran");
        var inside = new Commands(new Dictionary<string, string> { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin" }, machine.Prefix);
        (await inside.Shell($"mkdir {Small} && mount -t tmpfs -o size=16m,mode=755 tmpfs {Small}")).Succeeded();
        await using var up = await WeirUp.StartAsync(machine.Prefix, "--data", $"{Small}/data");
        string[] submit = ["submit", "-n", "FULL", "--", "sh", "-c", $"echo $WEIR_JOB >> {marks}"];
        List<int> answered = [(await up.Weir(submit)).Number()];

        await inside.Shell($"cat /dev/zero > {Small}/fill");
        var ran = await up.Weir(submit);
        for (; ran.Status == 0 && answered.Count < MostUntilRefused; ran = await up.Weir(submit))
        {
            answered.Add(ran.Number());
        }

        Assert.Equal(1, ran.Status);
        Assert.Equal("", ran.Output);
        Assert.Matches("^weir: .*(disk|written).*nothing was stored; make room[^\n]*\n$", ran.Error);

        (await inside.Shell($"rm {Small}/fill")).Succeeded();
        answered.Add((await up.Weir([.. submit[..1], "--wait", .. submit[1..]])).Number());
        var lines = await Lines.Of(marks, lines => lines.Count >= answered.Count, TimeSpan.FromMinutes(2));

        // The server tries again now and then, not all the time.
        Assert.InRange(up.Log.Split("The store refuses").Length - 1, 0, 30);
        // Each answered one ran exactly once, and no other.
        Assert.Equal(answered.Order(), lines.Select(line => int.Parse(line, CultureInfo.InvariantCulture)).Order());
        var jobs = JsonSerializer.Deserialize((await up.Weir("jobs", "--name", "FULL", "--limit", "1000", "--json")).Succeeded(), WeirJson.Default.JobPage)!;
        Assert.Equal(answered.OrderDescending(), jobs.Items.Select(job => job.Number));
    }
}
