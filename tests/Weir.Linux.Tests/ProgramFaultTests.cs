using System.Diagnostics;
using System.Text;

namespace Weir.Linux.Tests;

public sealed class ProgramFaultTests
{
    [Theory]
    [InlineData("#!/bin/sh\necho\n", null)]
    [InlineData("#! /bin/sh -e\necho\r\n", null)]
    [InlineData("#!/bin/sh", null)]
    [InlineData("#!/usr/bin/env sh\n", null)]
    [InlineData("#!/usr/bin/env -S sh -e\n", null)]
    [InlineData("echo\r\n", null)]
    [InlineData(
        "#!/bin/sh\r\necho\r\n",
        "its lines end as DOS writes them (CR LF), and the system takes the CR for a part of its first line, #!/bin/sh: write it with Unix line ends, as dos2unix does"
    )]
    [InlineData(
        "#!/bin/sh -e\r\n",
        "its lines end as DOS writes them (CR LF), and the system takes the CR for a part of its first line, #!/bin/sh -e: write it with Unix line ends, as dos2unix does"
    )]
    [InlineData("#!\n", "its first line, #!, names no interpreter")]
    [InlineData("#!/no/such/interpreter -x\n", "its interpreter /no/such/interpreter cannot be executed: No such file or directory")]
    [InlineData("#!/etc/passwd\n", "its interpreter /etc/passwd cannot be executed: Permission denied")]
    [InlineData("#!/usr/bin/env no-such-python\n", "its interpreter no-such-python is not in the job's PATH")]
    public void A_scripts_first_line_is_looked_at_as_the_kernel_does(string script, string? fault) =>
        Assert.Equal(fault, ProgramFault.OfScript(Encoding.ASCII.GetBytes(script), "/usr/bin:/bin"u8.ToArray()));

    [Fact]
    public void A_program_that_is_no_script_has_no_fault()
    {
        Assert.Null(ProgramFault.Find(["/no/such/sh"u8.ToArray(), "/bin/sh"u8.ToArray()], null));
        Assert.Null(ProgramFault.Find(["/no/such/program"u8.ToArray()], null));
    }

    [Fact]
    public void A_script_that_is_there_is_told_by_its_first_line()
    {
        using var scratch = new Scratch();
        var script = scratch["dos.sh"];
        File.WriteAllText(script, "#!/bin/sh\r\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Assert.StartsWith("its lines end as DOS", ProgramFault.Find([Encoding.UTF8.GetBytes(script)], null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mount_that_forbids_execution_is_named()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "only root mounts");
        using var scratch = new Scratch();
        var mounted = scratch["mounted"];
        Directory.CreateDirectory(mounted);
        Assert.False(ProgramFault.ForbidsExecution(mounted));
        Run("mount", "-t", "tmpfs", "-o", "noexec", "tmpfs", mounted);
        try
        {
            var script = Path.Join(mounted, "script");
            File.WriteAllText(script, "#!/bin/sh\n");
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);

            Assert.True(ProgramFault.ForbidsExecution(mounted));
            Assert.Equal("it lies on a mount that forbids execution (noexec)", ProgramFault.Find([Encoding.UTF8.GetBytes(script)], null));
        }
        finally
        {
            Run("umount", mounted);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
