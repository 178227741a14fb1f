using System.Globalization;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Administration;

/// <summary>A machine's data is lost, and what backup wrote brings it back.</summary>
public sealed class RestoreTests
{
    [Fact]
    public async Task What_was_backed_up_is_there_again_and_no_number_is_given_twice()
    {
        await using var up = await WeirUp.StartAsync();
        var copy = Path.Combine(up.Folder, "copy.db");
        var ended = (await up.Weir("submit", "--wait", "-n", "ENDED", "--", "echo", "ended")).Number();
        var held = (await up.Weir("submit", "--hold", "-n", "HELD", "--", "echo", "held")).Number();
        var made = (await up.Weir("backup", copy)).Succeeded();
        var after = (await up.Weir("submit", "--wait", "-n", "AFTER", "--", "true")).Number();
        await up.StopAsync();
        Directory.Delete(up.Data, recursive: true);

        var restored = (await up.Weir("restore", copy, "--data", up.Data)).Succeeded();
        await up.StartAgainAsync();

        Assert.Contains($"{up.Folder}/copy.agent.db\n", made, StringComparison.Ordinal);
        Assert.Contains($"{up.Data}/server.db\n{up.Data}/agent.db\n", restored, StringComparison.Ordinal);
        // What the server's copy lacks, its machine tells again.
        await up.Until(output => output.Contains("Succeeded", StringComparison.Ordinal), "job", Text(ended));
        Assert.Contains("R", (await up.Weir("tracked", "--name", "ENDED")).Succeeded(), StringComparison.Ordinal);
        (await up.Weir("release", Text(held))).Succeeded();
        Assert.Equal("held\n", (await up.Weir("log", "-f", Text(held))).Succeeded());
        var next = (await up.Weir("submit", "--wait", "-n", "NEXT", "--", "true")).Number();
        Assert.True(next > after + 90_000, $"{next} after {after}");
        // The stored submission came back with the journal.
        var again = (await up.Weir("rerun", Text(ended))).Number();
        Assert.Equal("ended\n", (await up.Weir("log", "-f", Text(again))).Succeeded());
    }

    [Fact]
    public async Task A_machine_whose_journal_is_lost_goes_on_with_its_server()
    {
        await using var up = await WeirUp.StartAsync();
        var copy = Path.Combine(up.Folder, "journal.db");
        var held = (await up.Weir("submit", "--hold", "-n", "HELD", "--", "echo", "held")).Number();
        (await up.Weir("backup", "--journal", copy)).Succeeded();
        var unknown = (await up.Weir("submit", "--hold", "-n", "UNKNOWN", "--", "true")).Number();
        await up.Until(output => output.Contains("UNKNOWN", StringComparison.Ordinal), "jobs");
        await up.StopAsync();
        foreach (var file in Directory.GetFiles(up.Data, "agent.db*"))
        {
            File.Delete(file);
        }

        (await up.Weir("restore", copy, "--data", up.Data)).Succeeded();
        await up.StartAgainAsync();

        (await up.Weir("release", Text(held))).Succeeded();
        Assert.Equal("held\n", (await up.Weir("log", "-f", Text(held))).Succeeded());
        await up.Until(output => output.Contains("Succeeded", StringComparison.Ordinal), "job", Text(held));
        await up.Until(output => output.Contains("was restored from a backup", StringComparison.Ordinal), "messages");
        // What only the server knows is told so when it is to start.
        (await up.Weir("release", Text(unknown))).Succeeded();
        await up.Until(output => output.Contains("does not know the job", StringComparison.Ordinal), "job", Text(unknown));
        Assert.True((await up.Weir("submit", "--wait", "--", "true")).Number() > unknown);
    }

    [Fact]
    public async Task A_restore_writes_over_nothing_and_takes_no_other_file()
    {
        await using var up = await WeirUp.StartAsync();
        var copy = Path.Combine(up.Folder, "copy.db");
        (await up.Weir("backup", copy)).Succeeded();

        var running = await up.Weir("restore", copy, "--data", up.Data);
        await up.StopAsync();
        var there = await up.Weir("restore", copy, "--data", up.Data);
        var other = await up.Weir("restore", "/etc/passwd", "--data", Path.Combine(up.Folder, "new"));

        Assert.Matches(@"^weir: another Weir \(pid [0-9]+\) has .*\n$", running.Error);
        Assert.Equal($"weir: {up.Data}/agent.db is there already and is not written over: move it away first\n", there.Error);
        Assert.Equal("weir: /etc/passwd is not a backup of Weir: name the file that weir backup wrote\n", other.Error);
        Assert.Equal([1, 1, 1], new[] { running.Status, there.Status, other.Status });
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
