using Weir.Jobs.Plans;

namespace Weir.Jobs.Tests;

/// <summary>A command that runs a capture.</summary>
public sealed class CaptureCallTests
{
    [Theory]
    [InlineData("RUNCAPJOB CAPJOBID(NIGHTLY)", "NIGHTLY")]
    [InlineData("  runcapjob   capjobid( nightly ) ", "nightly")]
    [InlineData("RUNCAPJOB CAPJOBID('NIGHTLY')", "NIGHTLY")]
    [InlineData("RUNCAPJOB NIGHTLY", null)]
    [InlineData("RUNCAPJOB CAPJOBID(NIGHTLY) && rm x", null)]
    [InlineData("RUNCAPJOB CAPJOBID()", null)]
    [InlineData("echo RUNCAPJOB CAPJOBID(NIGHTLY)", null)]
    public void J135_the_originals_call_names_a_capture_and_nothing_else_does(string line, string? id) =>
        Assert.Equal(
            id,
            new PlannedCommand { Arguments = ["/bin/sh", "-c", line] }
                .Capture
                ?.Text
        );

    [Fact]
    public void J135_it_may_be_a_list_too()
    {
        Assert.Equal(
            "X",
            new PlannedCommand { Arguments = ["RUNCAPJOB", "CAPJOBID(X)"] }
                .Capture
                ?.Text
        );
        Assert.Null(new PlannedCommand { Arguments = ["/bin/true"] }.Capture);
    }
}
