using System.CommandLine;
using Weir.Cli.Running;

namespace Weir.Cli.Verbs;

/// <summary>Which entries of the audit are wanted.</summary>
internal sealed class AuditOptions
{
    private readonly Option<string?> _user = new("--user", "-u")
    {
        Description = "Who did it, or for whom it was done.",
        HelpName = "USER",
    };
    private readonly Option<string?> _action = new("--action")
    {
        Description = "The request, as typed: hold, 'rule remove', 'gate start'.",
        HelpName = "WORDS",
    };
    private readonly Option<string?> _subject = new("--subject")
    {
        Description = "What it was done to: a job's number, a name, a kind (rule), or both ('rule NIGHTS').",
        HelpName = "TEXT",
    };
    private readonly Option<string?> _since = new("--since")
    {
        Description = "Not before: HH:MM[:SS] of today or YYYY-MM-DDTHH:MM[:SS], with Z where it is UTC.",
        HelpName = "TIME",
    };
    private readonly Option<string?> _until = new("--until") { Description = "Before this time.", HelpName = "TIME" };
    private readonly Option<string?> _machine = new("--machine") { Description = "The machine whose user acted.", HelpName = "NAME" };
    private readonly Option<string?> _outcome = new("--outcome") { Description = "done or refused.", HelpName = "WORD" };

    public AuditOptions(Verb verb)
    {
        _outcome.AcceptOnlyFromAmong("done", "refused");
        foreach (var option in (Option[])[_user, _action, _subject, _since, _until, _machine, _outcome])
        {
            verb.Options.Add(option);
        }
    }

    public Query From(Session s) =>
        new Query()
            .With("user", s.Value(_user))
            .With("action", s.Value(_action))
            .With("subject", s.Value(_subject))
            .With("since", TimeArgument.Iso("--since", s.Value(_since), s.Process.Time))
            .With("until", TimeArgument.Iso("--until", s.Value(_until), s.Process.Time))
            .With("machine", s.Value(_machine))
            .With("outcome", s.Value(_outcome));
}
