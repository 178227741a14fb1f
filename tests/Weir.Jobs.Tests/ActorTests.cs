namespace Weir.Jobs.Tests;

public sealed class ActorTests
{
    [Fact]
    public void A_name_with_control_characters_cannot_pass_for_another()
    {
        var actor = new Actor(
            "root\u001b[2K\rroot\u202E",
            ActorOrigin.Agent,
            "no\nrth",
            Through: "a\tb",
            Address: "\u0007",
            OnBehalfOf: "al\u2028ice"
        );

        Assert.Equal("root\\x1B[2K\\x0Droot\\x202E", actor.User);
        Assert.Equal(("no\\x0Arth", "a\\x09b", "\\x07", "al\\x2028ice"), (actor.Machine, actor.Through, actor.Address, actor.OnBehalfOf));
        Assert.Equal("al\\x2028ice at no\\x0Arth", actor.ToString());
        Assert.Equal(
            actor,
            new Actor(actor.User, actor.Origin, actor.Machine, actor.UserId, actor.Through, actor.Address, actor.OnBehalfOf)
        );
    }

    [Theory]
    [InlineData(ActorOrigin.Socket, "alice at north")]
    [InlineData(ActorOrigin.Unknown, "alice at north")]
    [InlineData(ActorOrigin.Agent, "alice at north")]
    [InlineData(ActorOrigin.Console, "alice at console")]
    [InlineData(ActorOrigin.Token, "alice at 10.0.0.7")]
    [InlineData(ActorOrigin.Xml, "alice at 10.0.0.7")]
    [InlineData(ActorOrigin.Definition, "alice at the server")]
    public void Histories_show_who_and_from_where(ActorOrigin origin, string sentence) =>
        Assert.Equal(sentence, new Actor("alice", origin, "north", 1000, "ci", "10.0.0.7").ToString());

    [Fact]
    public void Who_says_to_act_for_another_is_kept_beside_the_other()
    {
        var actor = new Actor("root", ActorOrigin.Socket, "north", 0).For("alice");

        Assert.Equal(("alice", "root", 0L), (actor.Name, actor.User, actor.UserId));
        Assert.Equal("south", actor.ReportedBy("south").Machine);
    }

    [Fact]
    public void An_entry_is_one_line_however_it_comes()
    {
        var entry = new AuditEntry(
            default,
            Actor.Weir,
            "ho\nld",
            "jo\rb",
            "1\u001b]0;x\u0007",
            AuditOutcome.Done,
            "a\nb",
            "c\nd",
            "e\nf",
            "g\nh"
        );

        Assert.DoesNotContain(
            string.Concat(entry.Action, entry.Kind, entry.Subject, entry.Text, entry.Before, entry.After, entry.Detail),
            char.IsControl
        );
        Assert.Equal(501, new AuditEntry(default, Actor.Weir, "hold", "job", "1", AuditOutcome.Done, new string('x', 9000)).Text!.Length);
    }
}
