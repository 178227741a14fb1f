using Weir.Execution.Local;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Execution.Tests.Local;

public sealed class OutputFilesTests : IDisposable
{
    private static readonly OutputLimit s_limit = new(10, Ends: false);
    private readonly ExecutionScratch _scratch = new();
    private readonly string _folder;

    public OutputFilesTests()
    {
        _folder = _scratch["job"];
        Directory.CreateDirectory(Path.Join(_folder, "files"));
        using var folder = FolderHandle.Open(_folder);
        SubmissionMark.Write(folder, "mark");
    }

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("cut out 10\n", false, "out", 10)]
    [InlineData("end err 9223372036854775807", true, "err", long.MaxValue)]
    [InlineData("cut out 0\n", false, "out", 0)]
    public void What_a_shepherd_says_of_full_output_is_taken_once(string text, bool ends, string file, long most)
    {
        Put(text);

        Assert.Equal(new OutputNotice(ends, file, most), OutputFiles.ReadNotice(_folder));
        Assert.Null(OutputFiles.ReadNotice(_folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("cut")]
    [InlineData("cut out")]
    [InlineData("cut out ten")]
    [InlineData("cut out -1")]
    [InlineData("cut lda 10")]
    [InlineData("kill out 10")]
    [InlineData("cut out 10 more")]
    [InlineData("cut  10")]
    public void What_a_shepherd_cannot_have_said_is_nothing(string text)
    {
        Put(text);

        Assert.Null(OutputFiles.ReadNotice(_folder));
    }

    [Fact]
    public void Where_nothing_was_said_there_is_nothing()
    {
        Assert.Null(OutputFiles.ReadNotice(_folder));
        Assert.Null(OutputFiles.ReadNotice(_scratch["none"]));
    }

    [Fact]
    public void A_job_in_place_says_nothing_of_output()
    {
        Directory.CreateDirectory(Path.Join(_folder, "report"));
        File.WriteAllText(Path.Join(_folder, "report", Shepherd.JobFiles.OutputFull), "cut out 10\n");

        Assert.Null(OutputFiles.ReadNotice(_folder));
    }

    [Fact]
    public void What_is_beyond_the_bound_and_its_note_is_cut_and_no_more()
    {
        var most = 10 + s_limit.Note.Length;
        _scratch.Put("job/files/out", new string('x', most + 5));
        _scratch.Put("job/files/err", new string('y', most));

        Assert.True(OutputFiles.Cut(_folder, s_limit));

        Assert.Equal((new string('x', most), new string('y', most)), (_scratch.Text("job/files/out"), _scratch.Text("job/files/err")));
        Assert.False(OutputFiles.Cut(_folder, s_limit));
    }

    [Fact]
    public void Both_files_are_looked_at_in_one_go()
    {
        _scratch.Put("job/files/out", new string('x', 1000));
        _scratch.Put("job/files/err", new string('y', 1000));

        Assert.True(OutputFiles.Cut(_folder, s_limit));

        Assert.Equal(_scratch.Text("job/files/out").Length, _scratch.Text("job/files/err").Length);
    }

    [Fact]
    public void Where_there_are_no_files_nothing_is_cut()
    {
        Assert.False(OutputFiles.Cut(_folder, s_limit));
        Assert.False(OutputFiles.Cut(_scratch["none"], s_limit));
        Assert.Empty(_scratch.Names("job/files"));
    }

    [Fact]
    public void What_another_user_made_is_not_touched()
    {
        Assert.SkipUnless(UserAccounts.CurrentUserId == 0, "only root gives folders away");
        _scratch.Put("job/files/out", new string('x', 1000));
        ExecutionScratch.GiveAway(_folder);

        Assert.False(OutputFiles.Cut(_folder, s_limit));
        Assert.Equal(1000, _scratch.Text("job/files/out").Length);
    }

    private void Put(string text) => _scratch.Put($"job/{Shepherd.JobFiles.OutputFull}", text);
}
