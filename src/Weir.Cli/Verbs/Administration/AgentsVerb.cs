using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;

namespace Weir.Cli.Verbs;

internal static class AgentsVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb("agents", "List the machines and when they were last heard of.", "weir agents");
        context.Do(
            verb,
            s =>
                s.ShowAsync(
                    "v1/agents",
                    WeirJson.Default.AgentPage,
                    page =>
                    {
                        var table = new Table(
                            new("Machine", Gives: true),
                            new("State"),
                            new("Heard of"),
                            new("Version"),
                            new("Processors", Right: true),
                            new("Running", Right: true),
                            new("Waiting", Right: true)
                        );
                        foreach (var a in page.Items)
                        {
                            table.Add(
                                a.Machine,
                                a.State,
                                s.Clock.Short(a.SeenAt),
                                a.Version,
                                a.Processors.ToString(CultureInfo.InvariantCulture),
                                a.Running.ToString(CultureInfo.InvariantCulture),
                                a.Waiting.ToString(CultureInfo.InvariantCulture)
                            );
                        }

                        s.Write(table);
                        foreach (var a in page.Items.Where(agent => agent.SetAside > 0))
                        {
                            s.Note(
                                string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"{Printable.Escape(a.Machine)}: {a.SetAside} facts are set aside; 'weir messages' names them"
                                )
                            );
                        }

                        foreach (var a in page.Items.Where(agent => agent.Refusal is not null))
                        {
                            s.Note($"{Printable.Escape(a.Machine)} is refused: {Printable.Escape(a.Refusal, 1000)}");
                        }
                    }
                )
        );
        return verb;
    }
}
