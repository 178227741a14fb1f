using Weir.Jobs;

namespace Weir.Shepherd.Tests;

public sealed class OutputBoundTests : IDisposable
{
    private const int Most = 64 * 1024;

    private readonly string _folder = Directory.CreateTempSubdirectory("weir-job-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_beyond_the_bound_is_cut_off_and_said_and_the_job_goes_on()
    {
        new StoredRun(_folder) { Output = new OutputLimit(Most, Ends: false) }.Run(
            "sh",
            "-c",
            "head -c 20000000 /dev/zero; echo err >&2; exit 3"
        );

        Assert.Equal(3, StoredRun.EndOf(_folder)?.ExitCode);
        var output = File.ReadAllText(Path.Join(_folder, JobFiles.Output));
        Assert.Equal(new string('\0', Most) + "\nweir: cut at 64 KiB; what the job wrote beyond is not kept\n", output);
        Assert.Equal("err\n", File.ReadAllText(Path.Join(_folder, JobFiles.Error)));
        Assert.Equal("cut out 65536\n", File.ReadAllText(Path.Join(_folder, JobFiles.OutputFull)));
    }

    [Fact]
    public void Output_within_the_bound_is_left_as_it_is()
    {
        new StoredRun(_folder) { Output = new OutputLimit(Most, Ends: true) }.Run("sh", "-c", $"head -c {Most} /dev/zero");

        Assert.Equal(Most, new FileInfo(Path.Join(_folder, JobFiles.Output)).Length);
        Assert.False(File.Exists(Path.Join(_folder, JobFiles.OutputFull)));
    }

    [Fact]
    public void A_job_that_removes_its_files_is_cut_all_the_same()
    {
        new StoredRun(_folder) { Output = new OutputLimit(Most, Ends: false) }.Run(
            "sh",
            "-c",
            $"rm {_folder}/out; head -c 5000000 /dev/zero; test $(stat -L -c %s /proc/self/fd/1) -ge 0"
        );

        Assert.Equal(0, StoredRun.EndOf(_folder)?.ExitCode);
        Assert.Equal("cut out 65536\n", File.ReadAllText(Path.Join(_folder, JobFiles.OutputFull)));
    }
}
