using System.Diagnostics;
using Weir.Linux;

namespace Weir.Shepherd.Tests;

/// <summary>
/// The mark of a start is on the disk before the command's first instruction: a file system that ends its journal at that moment has it
/// when it is repaired.
/// </summary>
public sealed class DurableMarkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weir-mark-").FullName;

    private string Image => Path.Join(_folder, "image");

    private string Disk => Path.Join(_folder, "disk");

    private string Job => Path.Join(Disk, "job");

    private string MountCommand => $"mount -o loop,errors=remount-ro '{Image}' '{Disk}'";

    public void Dispose()
    {
        Shell($"umount '{Disk}' || true");
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_job_that_aborts_its_file_system_is_not_started_again()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "needs root");
        Directory.CreateDirectory(Disk);
        Shell($"truncate -s 16M '{Image}' && mkfs.ext4 -q '{Image}'");
        var (status, why) = Try(MountCommand);
        if (status != 0)
        {
            // A container may have no loop devices, whatever its root may do: then nothing here can abort.
            TestContext.Current.AddWarning($"this machine mounts no image, and nothing was tried: {why}");
            return;
        }

        Shell($"sync -f '{Disk}' && mkdir '{Job}'");
        var device = Shell($"findmnt -n -o SOURCE '{Disk}'").Trim();
        var trigger = $"/sys/fs/ext4/{Path.GetFileName(device)}/trigger_fs_error";
        if (Try($"[ -w {trigger} ]").Status != 0)
        {
            TestContext.Current.AddWarning($"this machine lets nobody write {trigger}, and nothing was tried");
            return;
        }

        var ran = Path.Join(_folder, "ran");
        string[] command = ["sh", "-c", $"echo 1 > {trigger}; echo ran >> {ran}"];

        new StoredRun(Job).Run(command);
        Assert.Equal("ran\n", File.ReadAllText(ran));
        Shell($"umount '{Disk}'; e2fsck -fy '{Image}' || true");
        Shell(MountCommand);

        using (var folder = FolderHandle.Open(Job))
        {
            Assert.NotNull(StartedRecord.Read(folder));
        }

        new StoredRun(Job).Run(command);
        Assert.Equal("ran\n", File.ReadAllText(ran));
    }

    private static string Shell(string command)
    {
        var (status, output) = Try(command);
        Assert.True(status == 0, $"{command} ended with {status}: {output}");
        return output;
    }

    private static (int Status, string Output) Try(string command)
    {
        using var shell = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-ec", $"exec 2>&1; {command}"])
            {
                RedirectStandardOutput = true,
                Environment = { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin" },
            }
        )!;
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return (shell.ExitCode, output);
    }
}
