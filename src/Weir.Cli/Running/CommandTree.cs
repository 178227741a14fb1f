using System.CommandLine;
using Weir.Cli.Verbs;

namespace Weir.Cli.Running;

/// <summary>All verbs, in the order of help.</summary>
internal static class CommandTree
{
    public static RootCommand Build(VerbContext context)
    {
        var root = new RootCommand(
            "Weir lets batch jobs through, holds them back, and measures them. weir demo shows it; weir doctor says what this machine allows."
        );
        foreach (var option in context.Common.All)
        {
            root.Options.Add(option);
        }

        // Each verb has `weir version`; an option beside it would be a second word for it.
        root.Options.Remove(root.Options.OfType<VersionOption>().Single());
        Verb[] verbs =
        [
            .. UpVerb.Build(context),
            StatusVerb.Build(context),
            DoctorVerb.Build(context),
            Verbs.ConsoleVerb.Build(context),
            DemoVerb.Build(context),
            SubmitVerb.Build(context),
            RunVerb.Build(context),
            Verbs.JobsVerb.Build(context),
            JobVerb.Build(context),
            WhyVerb.Build(context),
            LogVerb.Build(context),
            WaitVerb.Build(context),
            TrackedVerb.Build(context),
            MessagesVerb.Build(context),
            NotificationVerb.Build(context),
            AuditVerb.Build(context),
            HoldVerb.Build(context),
            ReleaseVerb.Build(context),
            StartVerb.Build(context),
            CancelVerb.Build(context),
            ChangeVerb.Build(context),
            RerunVerb.Build(context),
            SkipVerb.Build(context),
            WaiveVerb.Build(context),
            MarkVerb.Build(context),
            Verbs.GateVerb.Build(context),
            Verbs.WatcherVerb.Build(context),
            CaptureVerb.Build(context),
            RuleVerb.Build(context),
            ApplyVerb.Build(context),
            ImportVerb.Build(context),
            ExportVerb.Build(context),
            DeleteVerb.Build(context),
            ScheduleVerb.Build(context),
            EventVerb.Build(context),
            CloseVerb.Build(context),
            OpenVerb.Build(context),
            QueueVerb.Build(context),
            ServiceLevelVerb.Build(context),
            PolicyVerb.Build(context),
            CapacityVerb.Build(context),
            LimitVerb.Build(context),
            ThresholdVerb.Build(context),
            PropertyVerb.Build(context),
            VarVerb.Build(context),
            SimulateVerb.Build(context),
            WhoamiVerb.Build(context),
            TokenVerb.Build(context),
            AgentsVerb.Build(context),
            BackupVerb.Build(context),
            RestoreVerb.Build(context),
            PurgeVerb.Build(context),
            VerifyVerb.Build(context),
            ThruputVerb.Build(context),
            JvVerb.Build(context),
            Verbs.MonitorVerb.Build(context),
            CompletionVerb.Build(context),
            ManVerb.Build(context),
            Verbs.VersionVerb.Build(context),
            MenuVerb.Build(context),
        ];
        foreach (var verb in verbs)
        {
            root.Subcommands.Add(verb);
        }

        return root;
    }
}
