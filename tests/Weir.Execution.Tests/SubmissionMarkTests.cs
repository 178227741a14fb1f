using Weir.Linux;

namespace Weir.Execution.Tests;

public sealed class SubmissionMarkTests : IDisposable
{
    private static readonly Guid s_key = Guid.Parse("0b5a3b1e-1111-2222-3333-444455556666");
    private readonly ExecutionScratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void It_stands_for_one_submission_of_one_user_and_does_not_tell_the_key()
    {
        var mark = SubmissionMark.Create(s_key, 7);

        Assert.Equal(mark, SubmissionMark.Create(s_key, 7));
        Assert.NotEqual(mark, SubmissionMark.Create(s_key, 8));
        Assert.NotEqual(mark, SubmissionMark.Create(Guid.NewGuid(), 7));
        Assert.Matches("^[0-9a-f]{32}$", mark);
        Assert.DoesNotContain($"{s_key:N}", mark, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_read_again_and_is_nobody_elses()
    {
        var mark = SubmissionMark.Create(s_key, 7);
        using var folder = FolderHandle.Open(_scratch.Options.Data);

        SubmissionMark.Write(folder, mark);

        Assert.Equal(mark, SubmissionMark.Read(folder));
        Assert.Equal((UnixFileMode)0x180, File.GetUnixFileMode(_scratch["submission"]));
    }

    [Fact]
    public void It_is_written_once()
    {
        using var folder = FolderHandle.Open(_scratch.Options.Data);
        SubmissionMark.Write(folder, "one");

        Assert.Throws<LinuxException>(() => SubmissionMark.Write(folder, "two"));
        Assert.Equal("one", SubmissionMark.Read(folder));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("weir-job 1 abc")]
    [InlineData("weir-job 2 abc\n")]
    [InlineData("weir-job 1")]
    [InlineData("abc\n")]
    public void One_whose_making_was_cut_short_is_none(string? text)
    {
        if (text is not null)
        {
            _scratch.Put("submission", text);
        }

        using var folder = FolderHandle.Open(_scratch.Options.Data);

        Assert.Null(SubmissionMark.Read(folder));
    }
}
