using System.CommandLine;
using Weir.Cli.Running;

namespace Weir.Cli.Tests;

/// <summary>Whatever a verb changes that is not the caller's own to change in silence, it says why.</summary>
public sealed class ActingVerbsTests
{
    private static readonly CommandLine Line = new(SilentProcess.Create());

    /// <summary>Verbs that only look, submit, or change what is the caller's own. A new verb that acts does not belong here.</summary>
    private static readonly HashSet<string> s_others =
    [
        "up",
        "server",
        "agent",
        "status",
        "doctor",
        "console",
        "demo",
        "submit",
        "run",
        "jobs",
        "job",
        "why",
        "log",
        "tracked",
        "capacity",
        "wait",
        "messages",
        "audit",
        "audit export",
        "gate status",
        "gate report",
        "watcher status",
        "watcher list",
        "watcher log",
        "capture list",
        "capture show",
        "capture validate",
        "rule list",
        "rule show",
        "rule lint",
        "rule test",
        "export",
        "schedule list",
        "schedule check",
        "schedule forecast",
        "schedule path",
        "service-level",
        "notification list",
        "policy list",
        "policy show",
        "policy preview",
        "limit list",
        "threshold list",
        "threshold show",
        "var expand",
        "var list",
        "var show",
        "property list",
        "property show",
        "simulate",
        "whoami",
        "token list",
        "agents",
        "verify",
        "thruput",
        "thruput schema",
        "completion",
        "man",
        "version",
        "menu",
        "queue general",
        "queue production",
        "queue",
        "jv list",
        "jv show",
        "jv create",
        "jv set",
        "jv modify",
        "jv attributes",
        "jv convert",
        "jv wait",
        "jv on",
        "jv actions",
        "jv link",
        "jv links",
    ];

    public static TheoryData<string> Verbs => [.. Leaves(Line.Root, "")];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_verb_that_acts_takes_a_text(string path)
    {
        var verb = path.Split(' ').Aggregate((Command)Line.Root, (command, word) => command.Subcommands.Single(sub => sub.Name == word));

        Assert.True(
            s_others.Contains(path) || verb.Options.Any(option => option.Name == "--text"),
            $"weir {path} acts without --text: give it one, or name it among those that do not act"
        );
    }

    private static IEnumerable<string> Leaves(Command command, string path)
    {
        foreach (var sub in command.Subcommands)
        {
            var name = path.Length == 0 ? sub.Name : $"{path} {sub.Name}";
            if (sub.Action is not null || sub.Subcommands.Count == 0)
            {
                yield return name;
            }

            foreach (var leaf in Leaves(sub, name))
            {
                yield return leaf;
            }
        }
    }
}
