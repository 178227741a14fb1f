using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Cli.Verbs;
using Weir.Protocol;
using Weir.Protocol.Variables;

namespace Weir.Cli.Variables;

internal static class JvList
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "list",
            "List variables: one's own, of another user those that are shared, or all.",
            "weir jv list",
            "weir jv list --monitoring",
            "weir jv list --all"
        );
        var owner = new Option<string?>("--owner", "-u") { Description = "List the variables of this user.", HelpName = "USER" };
        var all = new Option<bool>("--all") { Description = "List the variables of all users that you may use." };
        var monitoring = new Option<bool>("--monitoring") { Description = "Only those that monitor a job now." };
        foreach (var option in new Option[] { owner, all, monitoring })
        {
            verb.Options.Add(option);
        }

        context.Do(
            verb,
            s =>
            {
                var query = new Query()
                    .With("owner", s.Value(owner))
                    .With("all", s.Value(all) ? "true" : null)
                    .With("monitoring", s.Value(monitoring) ? "true" : null);
                return s.ShowAsync("v1/variables" + query, WeirJson.Default.VariablePage, page => Print(s, page.Items));
            }
        );
        return verb;
    }

    private static void Print(Session session, IReadOnlyList<VariableView> items)
    {
        var table = new Table(
            new("Variable", Gives: true),
            new("Bytes", Right: true),
            new("Type"),
            new("Job", Right: true),
            new("Status"),
            new("Access"),
            new("Share"),
            new("Created")
        );
        foreach (var item in items)
        {
            table.Add(
                $"${item.Owner}.{item.Name}",
                item.Size.ToString(CultureInfo.InvariantCulture),
                item.Monitoring ? "MONJV" : "",
                item.Job is { } job ? JobText.Number(job) : "",
                item.Status,
                item.Access,
                item.Share,
                session.Clock.Short(item.CreatedAt)
            );
        }

        session.Write(table);
    }
}
