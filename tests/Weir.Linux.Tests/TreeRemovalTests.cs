using System.Diagnostics;

namespace Weir.Linux.Tests;

public sealed class TreeRemovalTests
{
    private const uint Nobody = 65534;

    // Each round moves the last folder away and puts a link to what is root's in its place, and back.
    private const string Swapping = """
        import os, sys
        place, target = sys.argv[1:]
        handle = os.open(place, os.O_RDONLY)
        os.symlink(target, "link", dir_fd=handle)
        print("ready", flush=True)
        while True:
            try:
                os.rename("299", "aside", src_dir_fd=handle, dst_dir_fd=handle)
                os.rename("link", "299", src_dir_fd=handle, dst_dir_fd=handle)
                os.rename("299", "link", src_dir_fd=handle, dst_dir_fd=handle)
                os.rename("aside", "299", src_dir_fd=handle, dst_dir_fd=handle)
            except OSError:
                if "299" not in os.listdir(handle) and "aside" not in os.listdir(handle):
                    break
                for name in ("link", "299"):
                    try:
                        os.symlink(target, name, dir_fd=handle)
                    except OSError:
                        pass
        """;

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact]
    public void A_tree_is_gone_with_all_in_it_however_deep()
    {
        using var scratch = new Scratch();
        var deep = Directory.CreateDirectory(scratch["tree"]).FullName;
        for (var i = 0; i < 200; i++)
        {
            deep = Directory.CreateDirectory(Path.Join(deep, "d")).FullName;
            File.WriteAllText(Path.Join(deep, "file"), "");
        }

        Assert.Empty(Remove(scratch, "tree"));

        Assert.Equal(["removed"], Directory.GetFileSystemEntries(scratch.Path).Select(Path.GetFileName));
        Assert.Empty(Directory.GetFileSystemEntries(scratch["removed"]));
    }

    [Fact]
    public void A_link_is_removed_and_not_followed()
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch["tree"]);
        Directory.CreateDirectory(scratch["other"]);
        File.WriteAllText(scratch["other/kept"], "");
        File.CreateSymbolicLink(scratch["tree/link"], scratch["other"]);

        Assert.Empty(Remove(scratch, "tree"));

        Assert.True(File.Exists(scratch["other/kept"]));
        Assert.False(Directory.Exists(scratch["tree"]));
    }

    [Fact]
    public void A_mount_is_not_entered_and_keeps_nothing_else_from_being_removed()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "only root mounts");
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch["other"]);
        File.WriteAllText(scratch["other/kept"], "");
        Directory.CreateDirectory(scratch["tree/mounted"]);
        Directory.CreateDirectory(scratch["tree/plain"]);
        Run("mount", "--bind", scratch["other"], scratch["tree/mounted"]);
        Directory.CreateDirectory(scratch["next"]);
        try
        {
            var told = Remove(scratch, "tree", "next");

            Assert.Equal(["mounted: another file system is mounted there"], told);
            Assert.True(File.Exists(scratch["other/kept"]));
            var tree = Assert.Single(Directory.GetDirectories(scratch["removed"]));
            Assert.Equal(["mounted"], Directory.GetFileSystemEntries(tree).Select(Path.GetFileName));
        }
        finally
        {
            Run("umount", Path.Join(Directory.GetDirectories(scratch["removed"])[0], "mounted"));
        }
    }

    [Fact]
    public void A_place_that_others_may_enter_is_refused()
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(
            scratch["removed"],
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute
        );
        using var folder = FolderHandle.Open(scratch.Path);

        Assert.Throws<LinuxException>(() => TreeRemoval.Open(folder, "removed"));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_folder_that_its_owner_swaps_for_a_link_leads_root_nowhere()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "needs root");
        using var scratch = new Scratch();
        File.SetUnixFileMode(scratch.Path, (UnixFileMode)0b111_101_101);
        Directory.CreateDirectory(scratch["precious"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        for (var i = 0; i < 20; i++)
        {
            File.WriteAllText(scratch[$"precious/{i}"], "");
        }

        const int Rounds = 30;
        for (var round = 0; round < Rounds; round++)
        {
            var tree = Directory.CreateDirectory(scratch[$"tree{round}"]).FullName;
            for (var i = 0; i < 300; i++)
            {
                Directory.CreateDirectory(Path.Join(tree, i.ToString("D3", System.Globalization.CultureInfo.InvariantCulture)));
            }

            Run("chown", "-R", $"{Nobody}:{Nobody}", tree);
            using var swapping = Process.Start(
                new ProcessStartInfo(
                    "setpriv",
                    [
                        $"--reuid={Nobody}",
                        $"--regid={Nobody}",
                        "--clear-groups",
                        "/usr/bin/python3",
                        "-c",
                        Swapping,
                        tree,
                        scratch["precious"],
                    ]
                )
                {
                    RedirectStandardOutput = true,
                }
            )!;
            Assert.Equal("ready", await swapping.StandardOutput.ReadLineAsync(Patience));

            while (Remove(scratch, Directory.Exists(tree) ? [$"tree{round}"] : []).Count > 0)
            {
                // Its owner was faster; a purge tries again later.
                Assert.Equal(20, Directory.GetFiles(scratch["precious"]).Length);
            }

            await swapping.WaitForExitAsync(Patience);
            Assert.Equal(20, Directory.GetFiles(scratch["precious"]).Length);
            Assert.Empty(Directory.GetFileSystemEntries(scratch["removed"]));
        }
    }

    private static IReadOnlyList<string> Remove(Scratch scratch, params string[] names)
    {
        using var folder = FolderHandle.Open(scratch.Path);
        using var removal = TreeRemoval.Open(folder, "removed");
        foreach (var name in names)
        {
            removal.MoveAside(folder, name);
        }

        return removal.Clear(Patience);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
