using System.Text;
using Weir.Jobs;
using Weir.Jobs.Orders;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent.Captures;

/// <summary>
/// Captures that schedules run: what the capture says holds, what its job definition says goes before it, and it runs as whom it was
/// captured from, where the agent's file allows that.
/// </summary>
internal sealed class PlannedCaptures(CaptureShelf shelf, AgentOptions options)
{
    private const int DefaultPriority = 5;

    /// <summary>What is submitted and as whom; else why nothing is.</summary>
    public async Task<(PlannedCapture? Found, string Code, string Text)> FindAsync(StartPlanned order, ObjectName id)
    {
        if (await shelf.FindAsync(id, CancellationToken.None).ConfigureAwait(false) is not { } capture)
        {
            return Refused(
                ReasonCodes.CommandRefused,
                $"there is no capture {id} on {options.Machine}: weir capture list says which there are"
            );
        }

        if (RefusalOf(order, capture) is { } refusal)
        {
            return Refused(ReasonCodes.AccountRefused, refusal);
        }

        try
        {
            return (new PlannedCapture(Overridden(CaptureReading.SubmissionOf(capture), order), capture.Submitter), "", "");
        }
        catch (AgentRefusedException damaged)
        {
            return Refused(ReasonCodes.SubmissionDamaged, damaged.Message);
        }
    }

    private string? RefusalOf(StartPlanned order, JournalCapture capture)
    {
        var submitter = capture.Submitter;
        if (order.Command.User is { } named and not ("*" or "*CURRENT") && named != submitter.User)
        {
            return $"capture {capture.Name} runs as {Printable.Escape(submitter.User)}, and its job definition names {Printable.Escape(named)}: leave user out";
        }

        return UserAccounts.Find(submitter.UserId) is { } account
            ? options.RunAs.Refusal(account)
            : $"this machine has no account of user id {submitter.UserId}, whose capture {capture.Name} is";
    }

    private static Submission Overridden(Submission captured, StartPlanned order)
    {
        var spec = order.Spec;
        return captured with
        {
            Key = Guid.NewGuid(),
            Way = WayIn.Schedule,
            Mode = SubmissionMode.Stored,
            Name = spec.Name,
            JobDescription = spec.JobDescription == QualifiedName.Default ? captured.JobDescription : spec.JobDescription,
            JobQueue = spec.JobQueue == QualifiedName.Default ? captured.JobQueue : spec.JobQueue,
            Priority = spec.Priority == DefaultPriority ? captured.Priority : spec.Priority,
            JobDate = spec.JobDate ?? captured.JobDate,
            Monitor = spec.Monitor ?? captured.Monitor,
            Directory = order.Command.Directory is { } directory ? Encoding.UTF8.GetBytes(directory) : captured.Directory,
            Environment = With(captured.Environment, order.Command.Environment),
            // The server has decided: nothing here holds it any more.
            Hold = false,
            Limits = [],
            Service = null,
            RerunOf = order.RerunOf,
            FilledFor = order.FilledFor,
        };
    }

    private static List<byte[]> With(IReadOnlyList<byte[]> captured, IReadOnlyList<string> said)
    {
        var names = said.Select(entry => Encoding.UTF8.GetBytes(entry[..(entry.IndexOf('=', StringComparison.Ordinal) + 1)])).ToList();
        return [.. captured.Where(entry => !names.Exists(name => entry.AsSpan().StartsWith(name))), .. said.Select(Encoding.UTF8.GetBytes)];
    }

    private static (PlannedCapture? Found, string Code, string Text) Refused(string code, string text) => (null, code, text);
}
