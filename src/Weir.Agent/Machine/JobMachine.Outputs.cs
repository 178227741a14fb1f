using System.Globalization;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Outputs;
using Weir.Stores.Agent;

namespace Weir.Agent.Machine;

/// <summary>What follows from what a job writes, and from what its definition says of its output.</summary>
internal static partial class JobMachine
{
    // Written with the rows: a line that was acted on once is behind what is read next, also after a crash.
    private static void OnOutput(JobDraft draft)
    {
        if (draft.Snapshot.Output is not { } seen || draft.Row.Run is not { } run)
        {
            return;
        }

        draft.Memory = draft.Memory with { OutRead = seen.Out, ErrRead = seen.Err };
        foreach (var match in seen.Matches)
        {
            OnMatch(draft, match, run.Messages[match.Rule], run.Messages.Count);
        }

        if (seen.HasMore)
        {
            draft.Do(new TriggerLater(TimeSpan.Zero, new Checked(CheckReason.Output)));
        }
    }

    private static void OnMatch(JobDraft draft, OutputMatch match, OutputRule rule, int rules)
    {
        var state = draft.Row.Output ?? OutputState.None;
        var acted = state.Acted.Count == rules ? [.. state.Acted] : new int[rules];
        if (acted[match.Rule] >= rule.Times)
        {
            return;
        }

        acted[match.Rule]++;
        var said = string.Create(CultureInfo.InvariantCulture, $"message rule {match.Rule + 1} matched in {match.File}: {match.Line}");
        draft.Report(new OutputMatched(draft.Now, draft.Row.Number, said));
        if (rule.Message is { } text)
        {
            draft.Report(rule.Severity, "output-message", $"job {draft.Row.Number} {draft.Row.Name}: {text} ({match.File}: {match.Line})");
        }

        List<OutputDeed> deeds = [.. state.ToDo];
        if (rule.Reply is not null)
        {
            deeds.Add(new OutputDeed(OutputDeed.Reply, match.Rule, match.Line));
        }

        if (rule.Run.Count > 0)
        {
            deeds.Add(new OutputDeed(OutputDeed.Run, match.Rule, match.Line));
        }

        draft.Row = draft.Row with
        {
            Output = state with
            {
                Out = match.File == Shepherd.JobFiles.Output ? match.End : state.Out,
                Err = match.File == Shepherd.JobFiles.Error ? match.End : state.Err,
                Acted = acted,
                Result = rule.Result ?? state.Result,
                ToDo = deeds,
            },
            OutputDue = deeds.Count > 0 ? draft.Row.OutputDue ?? draft.Now : draft.Row.OutputDue,
        };
        if (deeds.Count > state.ToDo.Count)
        {
            draft.Do(new CareForOutput());
        }

        if (rule.End && draft.MayRun && !draft.CancelAsked && draft.Snapshot.Execution.Folder.End is null)
        {
            draft.Row = Marked(draft.Row, $"its {said}: it is ended");
            End(draft, TimeSpan.FromSeconds(Grace), Actor.Weir);
        }
    }

    // It is written with the end: after a crash the row says what is left to do.
    private static void CareForOutput(JobDraft draft)
    {
        var run = draft.Row.Run;
        if (run is null || ((run.Output?.IsIdleAtEnd() ?? true) && (run.Messages.Count == 0 || !draft.InPlace)))
        {
            return;
        }

        if (draft.InPlace)
        {
            draft.Report(
                MessageSeverity.Information,
                "output-elsewhere",
                $"job {draft.Row.Number} {draft.Row.Name} ran in place: its output went where its caller sent it, and what its job definition says in output and messages is not done"
            );
            return;
        }

        draft.Row = OutputWork.Begin(draft.Row, run.Output!, draft.Now);
        draft.Do(new CareForOutput());
    }

    /// <summary>The row and facts of a job that is over, when something was done with its output.</summary>
    public static (JournalJob Row, IReadOnlyList<Fact> Facts) PassOutput(JournalJob row, JobTrigger trigger, DateTimeOffset now) =>
        trigger switch
        {
            OutputDeedBegun => (OutputWork.Start(row), []),
            OutputDeedPostponed postponed => (OutputWork.Postpone(row, postponed.At, now), []),
            OutputDeedPassed passed => (OutputWork.Pass(row, now), passed.Failure is { } failure ? [NotDone(row, failure, now)] : []),
            _ => (row, []),
        };

    private static AgentMessage NotDone(JournalJob row, string failure, DateTimeOffset now) =>
        new(now, MessageSeverity.Warning, OutputWork.NotDone, failure, row.Number);

    private static bool PassOutput(JobDraft draft, JobTrigger trigger)
    {
        if (draft.Row.Output is not { ToDo.Count: > 0 })
        {
            return false;
        }

        if (trigger is not (OutputDeedBegun or OutputDeedPassed or OutputDeedPostponed))
        {
            return false;
        }

        var (row, facts) = PassOutput(draft.Row, trigger, draft.Now);
        draft.Row = row;
        foreach (var fact in facts)
        {
            draft.Report(fact);
        }

        return true;
    }
}
