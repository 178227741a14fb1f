using System.Text;

namespace Weir.Gate.Tests;

/// <summary>The question at the terminal where what is submitted is captured.</summary>
public sealed class CapturePromptTests
{
    private static readonly CaptureReply s_question = new("NIGHTLY", "terminal pts/3", IsQuestion: true);

    [Theory]
    [InlineData("\n", "as:NIGHTLY")]
    [InlineData("WEEKLY\n", "as:WEEKLY")]
    [InlineData("s\n", "submit")]
    [InlineData("S\n", "submit")]
    [InlineData("a\n", null)]
    [InlineData(null, null)]
    public void J113_enter_captures_another_id_renames_s_submits_and_a_does_nothing(string? typed, string? answer)
    {
        var shown = new StringBuilder();

        Assert.Equal(answer, new CapturePrompt(() => typed, text => shown.Append(text)).Ask(s_question));
        Assert.StartsWith(
            "what is submitted from terminal pts/3 is captured; capture as [NIGHTLY]? ",
            shown.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_is_no_id_is_asked_again_and_not_for_ever()
    {
        var typed = new Queue<string>(["no id\n", "GOOD\n"]);
        var shown = new StringBuilder();
        Assert.Equal("as:GOOD", new CapturePrompt(typed.Dequeue, text => shown.Append(text)).Ask(s_question));
        Assert.Contains("that is no id: 1 to 64 letters", shown.ToString(), StringComparison.Ordinal);

        var asked = 0;
        Assert.Null(new CapturePrompt(() => $"no id {asked++}", _ => { }).Ask(s_question));
        Assert.InRange(asked, 1, 100);
    }

    [Theory]
    [InlineData("question NIGHTLY user alice", "NIGHTLY", "user alice", true)]
    [InlineData("captured NIGHTLY job LOADER", "NIGHTLY", "job LOADER", false)]
    public void The_agents_word_is_read(string line, string id, string source, bool isQuestion) =>
        Assert.Equal(new CaptureReply(id, source, isQuestion), CaptureReply.Read(Encoding.UTF8.GetBytes(line)));

    [Theory]
    [InlineData("000000147")]
    [InlineData("captured NIGHTLY")]
    [InlineData("")]
    public void A_number_is_no_such_word(string line) => Assert.Null(CaptureReply.Read(Encoding.UTF8.GetBytes(line)));
}
