namespace Weir.JobVariables.Tests.Record;

public sealed class MonitoringStatusTests
{
    [Theory]
    [InlineData("S", "accepted, waiting", false)]
    [InlineData("R", "running", false)]
    [InlineData("T", "ended with success", true)]
    [InlineData("A", "ended otherwise, or monitored no more", true)]
    [InlineData("M", "moved to another machine", true)]
    [InlineData("X", null, false)]
    [InlineData("TA", null, false)]
    public void The_letters_that_are_known_have_a_meaning_and_three_of_them_are_an_end(string letters, string? meaning, bool isEnd)
    {
        var status = MonitoringStatus.Parse(letters);

        Assert.Equal((letters, meaning, isEnd), (status.Letters, status.Meaning, status.IsEnd));
        Assert.Equal($"${letters}", status.ToString());
        Assert.Equal(status, MonitoringStatus.Parse($"${letters} "));
    }

    [Fact]
    public void Each_state_of_a_job_has_its_letter() =>
        Assert.Equal(
            ["$S", "$R", "$T", "$A", "$M"],
            new[]
            {
                MonitoringStatus.Waiting,
                MonitoringStatus.Running,
                MonitoringStatus.Succeeded,
                MonitoringStatus.Failed,
                MonitoringStatus.Moved,
            }.Select(status => status.ToString())
        );

    [Theory]
    [InlineData("")]
    [InlineData("$")]
    [InlineData("RST")]
    [InlineData("r")]
    [InlineData("1")]
    [InlineData("R ")]
    [InlineData("$$R")]
    public void Other_letters_are_refused_with_what_is_allowed(string letters) =>
        Assert.Equal(
            $"'{letters}' is not a status: $ and one or two of A-Z",
            Assert.Throws<FormatException>(() => MonitoringStatus.Parse(letters)).Message
        );
}
