using System.Diagnostics;
using Weir.Linux;

namespace Weir.Shepherd.Tests;

/// <summary>
/// The mark of a start is on the disk before the command's first instruction, so that a machine that loses its power then does not start
/// the job again.
/// </summary>
public sealed class DurableMarkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weir-mark-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_mark_is_there_when_the_command_runs()
    {
        var job = Directory.CreateDirectory(Path.Join(_folder, "job")).FullName;
        var seen = Path.Join(_folder, "seen");

        new StoredRun(job).Run("sh", "-c", $"[ -e '{job}/{JobFiles.Started}' ] && echo marked > '{seen}'");

        Assert.Equal("marked\n", File.ReadAllText(seen));
    }

    [Fact]
    public void The_mark_is_synchronized_before_the_command_runs()
    {
        if (!MayTrace())
        {
            // A container may forbid it to root as well.
            TestContext.Current.AddWarning("this machine lets nobody trace a process, and nothing was tried");
            return;
        }

        var trace = Path.Join(_folder, "trace");
        var job = Directory.CreateDirectory(Path.Join(_folder, "job")).FullName;
        string[] tracer = ["/usr/bin/strace", "-f", "-y", "-qq", "-o", trace, "-e", "trace=openat,fsync,syncfs,execve"];

        new StoredRun(job) { Under = tracer }.Run("true");

        var calls = File.ReadAllLines(trace);
        var marked = Array.FindIndex(calls, c => c.Contains($"\"{JobFiles.Started}\"") && c.Contains("O_CREAT"));
        var run = Array.FindIndex(calls, c => c.Contains("execve") && c.Contains("[\"true\"]"));
        Assert.True(0 <= marked && marked < run, string.Join('\n', calls));
        Assert.Contains(calls[marked..run], c => c.Contains("fsync") && c.Contains($"<{job}>) = 0"));
    }

    /// <summary>Needs a machine whose kernel mounts an image and ends the journal of its file system on demand.</summary>
    [Fact(Explicit = true)]
    public void A_job_that_aborts_its_file_system_is_not_started_again()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "needs root");
        using var disk = new DiskImage(Path.Join(_folder, "image"), Path.Join(_folder, "disk"));
        disk.Mount();
        var job = Directory.CreateDirectory(Path.Join(disk.Folder, "job")).FullName;
        var ran = Path.Join(_folder, "ran");
        string[] command = ["sh", "-c", $"echo 1 > {disk.Trigger()}; echo ran >> {ran}"];

        new StoredRun(job).Run(command);
        Assert.Equal("ran\n", File.ReadAllText(ran));
        disk.Repair();
        disk.Mount();

        using (var folder = FolderHandle.Open(job))
        {
            Assert.NotNull(StartedRecord.Read(folder));
        }

        new StoredRun(job).Run(command);
        Assert.Equal("ran\n", File.ReadAllText(ran));
    }

    private static bool MayTrace()
    {
        using var tracer = Process.Start(new ProcessStartInfo("/usr/bin/strace", ["-qq", "-o", "/dev/null", "true"]))!;
        tracer.WaitForExit();
        return tracer.ExitCode == 0;
    }

    /// <summary>A file system of 16 MB in a file, which can be told to end its journal.</summary>
    private sealed class DiskImage : IDisposable
    {
        private readonly string _image;

        public DiskImage(string image, string folder)
        {
            _image = image;
            Folder = Directory.CreateDirectory(folder).FullName;
            Shell($"truncate -s 16M '{_image}' && mkfs.ext4 -q '{_image}'");
        }

        public string Folder { get; }

        public void Dispose() => Shell($"umount '{Folder}' || true");

        public void Mount() => Shell($"mount -o loop,errors=remount-ro '{_image}' '{Folder}'");

        public void Repair() => Shell($"umount '{Folder}'; e2fsck -fy '{_image}' || [ $? = 1 ]");

        /// <summary>The file that ends the journal when a byte is written to it.</summary>
        public string Trigger() => $"/sys/fs/ext4/{Path.GetFileName(Shell($"findmnt -n -o SOURCE '{Folder}'").Trim())}/trigger_fs_error";

        private static string Shell(string command)
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
            Assert.True(shell.ExitCode == 0, $"{command} ended with {shell.ExitCode}: {output}");
            return output;
        }
    }
}
