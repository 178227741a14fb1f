using Weir.Notices;

namespace Weir.Definitions.Tests;

public sealed class NotificationTests
{
    [Fact]
    public void A_notification_says_when_of_what_and_by_which_channels()
    {
        var reading = DefinitionReader.Read(
            """
            kind: notification
            name: NIGHT
            when: { job: [ failed, lost ], runsLonger: 2h }
            of: { jobs: 'LOAD*', machines: [ alpha, beta ] }
            to:
              - mail: ops@example.org
              - webhook: https://hooks.example.org/weir
                secretFile: /etc/weir/hook
              - command: [ /usr/bin/logger, -t, weir ]
              - journald: true
            quiet: { from: "22:00", to: "06:00" }
            escalate: { after: 15m, times: 3, to: { mail: boss@example.org } }
            """,
            "a.yaml"
        );

        Assert.Empty(reading.Faults);
        var notification = Assert.IsType<NotificationDefinition>(Assert.Single(reading.Definitions).Subject);
        Assert.Equal([NoticeTrigger.JobFailed, NoticeTrigger.JobLost], notification.Triggers);
        Assert.Equal(TimeSpan.FromHours(2), notification.RunsLonger);
        Assert.Equal(
            ["mail ops@example.org", "webhook https://hooks.example.org/weir", "command /usr/bin/logger -t weir", "journald"],
            notification.To.Select(channel => channel.Key)
        );
        Assert.Equal("mail boss@example.org", Assert.Single(Assert.Single(notification.Escalate).To).Key);
    }

    [Theory]
    [InlineData("when: { job: exploded }", 3, "'exploded' is not a value of job: allowed is a list of started, succeeded, failed")]
    [InlineData("when: { machine: failed }", 3, "'failed' is not a value of machine: allowed is a list of down, up")]
    [InlineData("of: { jobs: A }", 1, "notification has no when")]
    [InlineData("when: { job: failed }\nquiet: { from: \"22:00\" }", 4, "quiet hours are from one time of day to another")]
    [InlineData("when: { job: failed }\ngroup: 10", 4, "'10' is not a value of group: allowed is a time such as 30s")]
    [InlineData("when: { machine: down }\nescalate: { after: 1h, to: { journald: true } }", 4, "escalate ends when a message about a job")]
    public void What_is_not_allowed_is_named_with_its_place(string keys, int line, string why)
    {
        var fault = Assert.Single(Read($"{keys}\nto: {{ journald: true }}").Faults);

        Assert.StartsWith(why, fault.Text, StringComparison.Ordinal);
        Assert.Equal(line, fault.Line);
    }

    [Theory]
    [InlineData("[]", "to names nobody: needed is at least one channel")]
    [InlineData("{ mail: ops }", "'ops' is not a value of mail: allowed is a list of mail addresses")]
    [InlineData("{ mail: a@b.c, server: 'smtp://me:secret@mail' }", "'smtp://me:secret@mail' is not a value of server")]
    [InlineData("{ webhook: 'file:///etc/passwd' }", "'file:///etc/passwd' is not a value of webhook")]
    [InlineData("{ webhook: 'https://h.example.org', secret: x }", "unknown key 'secret' in a channel:")]
    [InlineData("{ command: logger }", "'logger' is not a value of command: allowed is the full path")]
    [InlineData("{ mail: a@b.c, journald: true }", "a channel is exactly one of mail, webhook, command, journald: mail and journald found")]
    [InlineData("[ { journald: true }, { journald: true } ]", "channel journald stands twice: say it once")]
    public void A_channel_that_cannot_be_is_refused(string to, string why)
    {
        var faults = Read($"when: {{ job: failed }}\nto: {to}").Faults;

        Assert.StartsWith(why, Assert.Single(faults).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subject: 'Job {{ job.nmae }} failed'", 4, 18)]
    [InlineData("subject: Job {{ job.nmae }} failed", 4, 17)]
    [InlineData("text: |\n  Dear all,\n\n  it was {{ job.nmae }}", 7, 13)]
    public void A_template_with_an_unknown_name_is_refused_with_line_and_column(string key, int line, int column)
    {
        var fault = Assert.Single(Read($"when: {{ job: failed }}\n{key}\nto: {{ journald: true }}").Faults);

        Assert.Contains("is no template: 'job' has no 'nmae': allowed are at, cause", fault.Text, StringComparison.Ordinal);
        Assert.Equal((line, column), (fault.Line, fault.Column));
    }

    private static DefinitionReading Read(string keys) => DefinitionReader.Read($"kind: notification\nname: N\n{keys}\n", "a.yaml");
}
