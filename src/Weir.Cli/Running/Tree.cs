using System.CommandLine;
using Weir.Cli.Verbs;

namespace Weir.Cli.Running;

/// <summary>All verbs, in the order of help.</summary>
internal static class Tree
{
    public static RootCommand Build(Frame frame)
    {
        var root = new RootCommand(
            "Weir lets batch jobs through, holds them back, and measures them. weir demo shows it; weir doctor says what this machine allows."
        );
        foreach (var option in frame.Common.All)
        {
            root.Options.Add(option);
        }

        // Each verb has `weir version`; an option beside it would be a second word for it.
        root.Options.Remove(root.Options.OfType<VersionOption>().Single());
        Verb[] verbs =
        [
            .. Up.Build(frame),
            Status.Build(frame),
            Doctor.Build(frame),
            Verbs.Console.Build(frame),
            Demo.Build(frame),
            Submit.Build(frame),
            Run.Build(frame),
            Verbs.Jobs.Build(frame),
            Job.Build(frame),
            Why.Build(frame),
            Log.Build(frame),
            Tracked.Build(frame),
            Messages.Build(frame),
            Audit.Build(frame),
            Hold.Build(frame),
            Release.Build(frame),
            Start.Build(frame),
            Cancel.Build(frame),
            Rerun.Build(frame),
            Skip.Build(frame),
            Mark.Build(frame),
            Verbs.Gate.Build(frame),
            Rule.Build(frame),
            Apply.Build(frame),
            Export.Build(frame),
            Schedule.Build(frame),
            Queue.Build(frame),
            ServiceLevel.Build(frame),
            Policy.Build(frame),
            Limit.Build(frame),
            Simulate.Build(frame),
            Whoami.Build(frame),
            Token.Build(frame),
            Agents.Build(frame),
            Backup.Build(frame),
            Restore.Build(frame),
            Purge.Build(frame),
            Thruput.Build(frame),
            Jv.Build(frame),
            Verbs.Monitor.Build(frame),
            Completion.Build(frame),
            Man.Build(frame),
            Verbs.Version.Build(frame),
            Menu.Build(frame),
        ];
        foreach (var verb in verbs)
        {
            root.Subcommands.Add(verb);
        }

        return root;
    }
}
