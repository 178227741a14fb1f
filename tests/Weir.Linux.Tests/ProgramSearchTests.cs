using System.Text;

namespace Weir.Linux.Tests;

public sealed class ProgramSearchTests
{
    [Fact]
    public void A_name_is_looked_for_in_every_folder_of_the_path_in_order() =>
        Assert.Equal(["/a/x", "x", "/b/x"], Texts(ProgramSearch.Candidates("x"u8.ToArray(), "/a::/b"u8.ToArray())));

    [Fact]
    public void A_name_with_a_slash_is_taken_as_it_is() =>
        Assert.Equal(["./x"], Texts(ProgramSearch.Candidates("./x"u8.ToArray(), "/a"u8.ToArray())));

    [Fact]
    public void What_cannot_be_executed_is_told_from_what_is_not_there()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["plain"], "");
        Assert.Equal(0, ProgramSearch.Check(["/bin/sh"u8.ToArray()]));
        Assert.Equal(Errno.NoEntry, ProgramSearch.Check(["/no/such/program"u8.ToArray()]));
        Assert.Equal(Errno.AccessDenied, ProgramSearch.Check([Encoding.UTF8.GetBytes(scratch["plain"])]));
        Assert.Equal(Errno.AccessDenied, ProgramSearch.Check([Encoding.UTF8.GetBytes(scratch.Path)]));
    }

    private static IEnumerable<string> Texts(IEnumerable<byte[]> paths) => paths.Select(Encoding.UTF8.GetString);
}
