namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>While root removes the folder of a forgotten job, its user swaps a folder in it for a link to what is root's alone.</summary>
public sealed class PurgeRaceTests
{
    // What a purge has done when it is killed between the rows and the folders, of jobs of long ago.
    private const string Forget =
        "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute('delete from jobs where number < 3'); db.commit()";

    [Fact]
    public async Task The_tree_behind_the_link_stays_and_all_folders_of_forgotten_jobs_go()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var machine = await AttackedMachine.StartAsync();
        var up = machine.Up;
        var (first, second, tree) = ($"{up.Data}/jobs/000000001", $"{up.Data}/jobs/000000002", $"{up.Folder}/roots");
        (await machine.Attacker.Shell("cd /; for n in 1 2 3; do weir run -n TRACKED -- true; done")).Succeeded();
        await machine.Until("weir jobs --json", text => text.Split("Succeeded").Length == 4);
        (await up.Commands.Shell($"mkdir -m 700 {tree} {tree}/inner; echo kept > {tree}/inner/file; echo kept > {tree}/file")).Succeeded();
        await up.StopAsync();
        (await up.Commands.Run("/usr/bin/python3", "-c", Forget, $"{up.Data}/agent.db")).Succeeded();
        await using var swapper = await Attacker.StartAsync(up, "swapper.py", $"{first}/report", tree);
        (await up.Commands.Run("touch", "-d", "40 days ago", first, second)).Succeeded();

        await up.StartAgainAsync();

        await machine.Until(
            () =>
                !Directory.Exists(first)
                && !Directory.Exists(second)
                && Directory.GetFileSystemEntries($"{up.Data}/jobs/.removed").Length == 0,
            "the folders are gone"
        );
        Assert.Matches("^swapped [1-9]", await swapper.EndAsync());
        Assert.Equal("kept\nkept\n", (await up.Commands.Run("cat", $"{tree}/file", $"{tree}/inner/file")).Succeeded());
    }
}
