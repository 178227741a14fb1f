using System.Text;
using Weir.Linux;
using Weir.Ways.Watch;

namespace Weir.Ways.Tests.Watch;

public sealed class NoticedNameTests
{
    [Theory]
    [InlineData("backup", "backup", "/usr/bin/backup", "--full")]
    [InlineData("nightly", "nightly", "/bin/sh", "/srv/nightly", "7")]
    [InlineData("bash", "bash", "-bash")]
    [InlineData("kworker", "kworker")]
    [InlineData("a-program-with-a-long-name", "a-program-with-", "/bin/a-program-with-a-long-name")]
    [InlineData("java", "java", "java", "-jar", "x")]
    [InlineData("sh", "sh", "sh", "-c", "backup --full")]
    public void A_process_is_called_by_its_program_and_a_script_by_its_own_name(string name, string program, params string[] words) =>
        Assert.Equal(name, NoticedName.Of(Sight(program, words)).Text);

    [Fact]
    public void A_line_that_a_shell_is_given_is_called_as_the_gate_would() =>
        Assert.Equal("backup", NoticedName.OfJob(Sight("sh", "/bin/sh", "-c", "cd /srv && nice ./backup --full")).Text);

    private static ProcessSight Sight(string program, params string[] words) =>
        new(7, 1, 1, 0, "/", Encoding.UTF8.GetBytes(program), [.. words.Select(Encoding.UTF8.GetBytes)]);
}
