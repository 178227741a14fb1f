namespace Weir.Notices.Tests;

public sealed class TemplateTests
{
    [Fact]
    public void Names_stand_for_what_happened()
    {
        var board = new TestBoard(TestBoard.Failures(n => n with { Group = TimeSpan.Zero }));
        board.Tell(board.Failed(147, status: 3));
        var told = Assert.Single(board.Deliver());

        Assert.True(
            NoticeTemplate.TryParse(
                "{{ job.name | downcase }} ({{ job.number }}) {{ trigger }}: {{ job.exitCode }}{% for n in notices %} {{ n.machine }}{% endfor %}",
                out var template,
                out _
            )
        );
        Assert.Equal("load (000000147) failed: 3 alpha", template.Render(told));
    }

    [Theory]
    [InlineData("{{ job.nmae }}", 1, 4, "'job' has no 'nmae'")]
    [InlineData("Dear all,\nit was {{ jbo.name }}", 2, 11, "there is no 'jbo'")]
    [InlineData("a\nb {% for n in notices %}{{ n.exit }}{% endfor %}", 2, 28, "'n' has no 'exit'")]
    [InlineData("{{ text | shout }}", 1, 11, "there is no filter 'shout'")]
    [InlineData("{% if count > 1 %}{% if coutn %}x{% endif %}{% endif %}", 1, 25, "there is no 'coutn'")]
    public void An_unknown_name_is_a_fault_with_its_place(string text, int line, int column, string why)
    {
        Assert.False(NoticeTemplate.TryParse(text, out _, out var fault));
        Assert.Equal((line, column), (fault.Line, fault.Column));
        Assert.StartsWith(why, fault.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ job.name ")]
    [InlineData("{% if count %}")]
    public void What_is_no_template_is_a_fault(string text)
    {
        Assert.False(NoticeTemplate.TryParse(text, out _, out var fault));
        Assert.NotEqual("", fault.Text);
    }

    [Fact]
    public void A_template_of_a_job_can_neither_run_for_ever_nor_read_a_file()
    {
        Assert.True(
            NoticeTemplate.TryParse("{% for a in (1..100000) %}{% for b in (1..100000) %}x{% endfor %}{% endfor %}", out var endless, out _)
        );
        var board = new TestBoard(TestBoard.Failures(n => n with { Group = TimeSpan.Zero }));
        board.Tell(board.Failed(1));
        var told = Assert.Single(board.Deliver());

        Assert.ThrowsAny<InvalidOperationException>(() => endless.Render(told));
    }

    [Fact]
    public void Without_templates_the_subject_says_what_happened_and_how_often()
    {
        var board = new TestBoard(TestBoard.Failures());
        board.Tell([.. Enumerable.Range(1, 25).Select(number => board.Failed(number))]);
        board.Now += NotificationDefinition.UsualGroup;
        var text = NoticeText.From(TestBoard.Failures(), Assert.Single(board.Deliver()));

        Assert.Equal("[weir] 25 times failed: job 1 LOAD failed: it ended with status 1", text.Subject);
        Assert.Contains("and 5 more", text.Body, StringComparison.Ordinal);
        Assert.Contains("weir why 000000001", text.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_job_is_called_cannot_begin_another_header_line()
    {
        var board = new TestBoard();
        var told = new Telling
        {
            Id = 1,
            Key = "1-1",
            Notification = "N",
            Channel = "mail",
            Group = "",
            Due = board.Now,
            Notices = [board.Failed(1) with { Text = "job\r\nBcc: all@example.org" }],
        };

        Assert.DoesNotContain('\n', NoticeText.From(TestBoard.Failures(), told).Subject);
    }
}
