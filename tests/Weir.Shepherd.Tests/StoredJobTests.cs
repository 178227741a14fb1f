using Weir.Linux;

namespace Weir.Shepherd.Tests;

public sealed class StoredJobTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weir-job-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_job_leaves_its_output_and_its_exit_status()
    {
        var end = Run("sh", "-c", "echo out; echo err >&2; exit 7");
        Assert.Equal(7, end.ExitCode);
        Assert.Equal("out\n", File.ReadAllText(Path.Join(_folder, JobFiles.Output)));
        Assert.Equal("err\n", File.ReadAllText(Path.Join(_folder, JobFiles.Error)));
        using (var folder = FolderHandle.Open(_folder))
        {
            Assert.Equal(end.ProcessId, StartedRecord.Read(folder)?.ProcessId);
        }

        Assert.False(FileLock.IsHeld(Path.Join(_folder, JobFiles.Lock)));
        Assert.Equal(
            [JobFiles.End, JobFiles.Error, JobFiles.Lock, JobFiles.Output, JobFiles.Started],
            Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_program_that_is_missing_is_said_to_be_missing()
    {
        var end = Run("no-such-program");
        Assert.Null(end.ExitCode);
        Assert.Equal("no-such-program: No such file or directory", end.StartError);
    }

    [Fact]
    public void A_job_that_was_started_before_is_not_started_again()
    {
        File.WriteAllText(Path.Join(_folder, JobFiles.Started), "");
        new StoredRun(_folder).Run("touch", "again");
        Assert.False(File.Exists(Path.Join(_folder, "again")));
        Assert.Null(StoredRun.EndOf(_folder));
    }

    [Fact]
    public void What_is_the_jobs_own_lies_in_its_folder_of_files()
    {
        var files = Directory.CreateDirectory(Path.Join(_folder, JobFiles.FilesFolder)).FullName;

        new StoredRun(_folder) { LocalDataArea = "area"u8.ToArray() }.Run("sh", "-c", "head -c4 $WEIR_LDA; echo err >&2");

        Assert.Equal("area", File.ReadAllText(Path.Join(files, JobFiles.Output)));
        Assert.Equal("err\n", File.ReadAllText(Path.Join(files, JobFiles.Error)));
        Assert.Equal(
            [JobFiles.End, JobFiles.Lock, JobFiles.Started],
            Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_script_runs_with_its_arguments_and_lies_alone()
    {
        Directory.CreateDirectory(Path.Join(_folder, JobFiles.FilesFolder));
        Directory.CreateDirectory(Path.Join(_folder, JobFiles.ScriptFolder));

        new StoredRun(_folder) { Script = "#!/bin/sh\necho $1 $2; echo \"$0\"; ls \"$(dirname \"$0\")\""u8.ToArray() }.Run(
            "name",
            "one",
            "two"
        );

        Assert.Equal(
            $"one two\n{_folder}/script/script\nscript\n",
            File.ReadAllText(Path.Join(_folder, JobFiles.FilesFolder, JobFiles.Output))
        );
    }

    [Fact]
    public void A_second_name_of_another_file_in_the_place_of_the_lock_is_not_touched()
    {
        var precious = Path.Join(_folder, "precious");
        File.WriteAllText(precious, "text");
        using var link = System.Diagnostics.Process.Start("ln", [precious, Path.Join(_folder, JobFiles.Lock)]);
        link.WaitForExit();

        new StoredRun(_folder).Run("touch", Path.Join(_folder, "ran"));

        Assert.Equal("text", File.ReadAllText(precious));
        Assert.False(File.Exists(Path.Join(_folder, "ran")));
    }

    // It forks, and a process with several threads must not; the link in Weir.Gate.csproj sees to it.
    [Fact]
    public void A_shepherd_has_one_thread()
    {
        Run("sh", "-c", "grep Threads: /proc/$PPID/status");
        Assert.Equal("Threads:\t1\n", File.ReadAllText(Path.Join(_folder, JobFiles.Output)));
    }

    private EndRecord Run(params string[] command)
    {
        new StoredRun(_folder).Run(command);
        return StoredRun.EndOf(_folder) ?? throw new InvalidOperationException("the shepherd left no record");
    }
}
