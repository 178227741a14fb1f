using System.CommandLine;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.ServiceLevels;

namespace Weir.Cli.Verbs;

internal static class PolicyVerb
{
    public static Verb Build(VerbContext context)
    {
        var policy = new Verb(
            "policy",
            "Look at the service policies, see what another one would change, and activate one.",
            "weir policy list",
            "weir policy show DEFAULT",
            "weir policy preview MONTHEND",
            "weir policy activate MONTHEND"
        );
        var list = new Verb("list", "List the policies, and say which is active and why.", "weir policy list");
        context.Do(list, s => s.ShowAsync("v1/policies", WeirJson.Default.PolicyPage, page => List(s, page)));
        policy.Subcommands.Add(list);

        var show = new Verb("show", "Show a policy with its groups and all they inherit.", "weir policy show DEFAULT");
        var shown = Name();
        show.Arguments.Add(shown);
        context.Do(
            show,
            s => s.ShowAsync("v1/policies/" + Uri.EscapeDataString(s.Value(shown)), WeirJson.Default.PolicyView, view => Show(s, view))
        );
        policy.Subcommands.Add(show);

        var preview = new Verb(
            "preview",
            "Say what activating a policy would change for the jobs that wait now.",
            "weir policy preview MONTHEND"
        );
        var previewed = Name();
        preview.Arguments.Add(previewed);
        context.Do(
            preview,
            s =>
                s.ShowAsync(
                    $"v1/policies/{Uri.EscapeDataString(s.Value(previewed))}/preview",
                    WeirJson.Default.PolicyPreview,
                    view => Preview(s, view)
                )
        );
        policy.Subcommands.Add(preview);

        var activate = new Verb(
            "activate",
            "Make a policy the active one, until somebody or the calendar activates another.",
            "weir policy activate MONTHEND"
        );
        var activated = Name();
        activate.Arguments.Add(activated);
        var text = JobArguments.Text();
        activate.Options.Add(text);
        context.Do(
            activate,
            s =>
                s.ShowAsync(
                    HttpMethod.Post,
                    $"v1/policies/{Uri.EscapeDataString(s.Value(activated))}/activate{new Query().With("text", s.Value(text))}",
                    null,
                    WeirJson.Default.PolicyActivated,
                    done => s.Out.WriteLine(Printable.Escape(done.Text, 400))
                )
        );
        policy.Subcommands.Add(activate);
        return policy;
    }

    private static Argument<string> Name() => new("POLICY") { Description = "The policy's name; DEFAULT is the built-in one." };

    private static void List(Session session, PolicyPage page)
    {
        var table = new Table(
            new("Policy", Gives: true),
            new("Active"),
            new("Groups", Right: true),
            new("Selection"),
            new("Max wait", Right: true),
            new("Description", Gives: true)
        );
        foreach (var item in page.Items)
        {
            table.Add(
                item.Name,
                item.Active ? "active" : "",
                ServiceText.Number(item.Groups.Count),
                item.Selection,
                SpanText.Format(60L * item.MaxWaitMinutes),
                item.BuiltIn ? "built in" : item.Description
            );
        }

        session.Write(table);
        session.Out.WriteLine();
        WrappedText.Write(session.Out, "", Active(session, page.Active), session.Process.Width);
    }

    private static string Active(Session session, ActivePolicyView active)
    {
        var since = active.Since is null ? "" : $" since {session.Clock.Full(active.Since)}";
        var by = active.By is null ? "" : $", activated by {Printable.Escape(active.By)}";
        var next = active.Next is null ? "" : $"; {active.Next} from {session.Clock.Full(active.NextAt)}";
        return $"{active.Name} is active{since}{by}{next}";
    }

    private static void Show(Session session, PolicyView policy)
    {
        var fields = new FieldList(session.Out, session.Process.Width);
        fields.Add("Policy", policy.Name + (policy.Active ? ", active" : "") + (policy.BuiltIn ? ", built in" : ""));
        fields.Add("Description", policy.Description.Length > 0 ? policy.Description : null);
        fields.Add("Selection", $"{policy.Selection}, {policy.Ties}");
        fields.Add("Max wait", SpanText.Format(60L * policy.MaxWaitMinutes));
        session.Out.WriteLine();
        var table = new Table(
            new("Group", Gives: true),
            new("Queue"),
            new("Importance", Right: true),
            new("Target", Right: true),
            new("Acceptable", Right: true),
            new("Critical", Right: true)
        );
        foreach (var group in policy.Groups)
        {
            table.Add(
                group.Name,
                group.Queue,
                ServiceText.Number(group.Importance) + (group.AccelerateLate ? "+" : ""),
                SpanText.Format(group.TargetSeconds),
                SpanText.Format(group.AcceptableSeconds),
                ServiceText.Goal(group.CriticalSeconds)
            );
        }

        session.Write(table);
        session.Note("its definition, rules included: weir export, or --json");
    }

    private static void Preview(Session session, PolicyPreview preview)
    {
        WrappedText.Write(
            session.Out,
            "",
            $"{preview.Policy} instead of {preview.Instead}: {ServiceText.Number(preview.Changed)} of {ServiceText.Number(preview.Waiting)} waiting jobs change",
            session.Process.Width
        );
        if (preview.Looked < preview.Waiting)
        {
            session.Note($"only the first {ServiceText.Number(preview.Looked)} in the order of selection were looked at");
        }

        if (preview.Groups.Any(group => group.Before != group.After))
        {
            session.Out.WriteLine();
            var groups = new Table(new("Group", Gives: true), new("Waiting", Right: true), new("Then", Right: true));
            foreach (var group in preview.Groups.Where(group => group.Before > 0 || group.After > 0))
            {
                groups.Add(group.Group, ServiceText.Number(group.Before), ServiceText.Number(group.After));
            }

            session.Write(groups);
        }

        if (preview.Items.Count == 0)
        {
            return;
        }

        session.Out.WriteLine();
        var table = new Table(
            new("Number", Right: true),
            new("Name", Gives: true),
            new("Now", Gives: true),
            new("Ahead", Right: true),
            new("Then", Gives: true),
            new("Ahead", Right: true)
        );
        foreach (var item in preview.Items)
        {
            table.Add(
                JobText.Number(item.Number),
                item.Name,
                Place(item.Before),
                ServiceText.Number(item.Before.Ahead),
                Place(item.After),
                ServiceText.Number(item.After.Ahead)
            );
        }

        session.Write(table);
        if (preview.Items.Count < preview.Changed)
        {
            session.Note($"and {ServiceText.Number(preview.Changed - preview.Items.Count)} more");
        }
    }

    private static string Place(QueuePlace place) =>
        $"{place.Position} {place.Importance.ToString(System.Globalization.CultureInfo.InvariantCulture)} {place.Group}";
}
