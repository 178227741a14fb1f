using Weir.Agent.Jobs;
using Weir.Agent.Variables;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol;
using Weir.Stores.Agent;

namespace Weir.Agent.Audit;

/// <summary>
/// Who acted at this machine, and who tried: facts for the server's audit, in the same journal entry as the change they tell of.
/// </summary>
internal sealed class MachineAudit(AgentOptions options, JobRecorder recorder, RefusedAttempts refused, TimeProvider time)
{
    /// <summary>What somebody is about to do with a job variable, or a job by way of one.</summary>
    public AuditedAction CreateFact(VariableRequester asker, string action, string kind, string subject) =>
        new(ActorOf(asker), action, kind, subject, asker.Text);

    /// <summary>It is done: the fact that tells so.</summary>
    public Fact Succeeded(AuditedAction audited, string? before = null, string? after = null, string? detail = null) =>
        AgentMessage.From(audited.Succeeded(time.GetUtcNow(), before, after, detail));

    /// <summary>Keeps what changes nothing in the journal.</summary>
    public Task KeepAsync(AuditedAction audited, string? before = null, string? after = null, string? detail = null) =>
        recorder.WriteAsync(new JournalEntry { Facts = [Succeeded(audited, before, after, detail)] });

    /// <summary>Keeps it with the settings that it changes.</summary>
    public Task KeepAsync(
        AuditedAction audited,
        IReadOnlyDictionary<string, string?> settings,
        string? before,
        string? after,
        string? detail
    ) => recorder.WriteAsync(new JournalEntry { Settings = settings, Facts = [Succeeded(audited, before, after, detail)] });

    /// <summary>Does what somebody asks for; where it is not allowed, the audit has the attempt.</summary>
    public async Task<T> DoAsync<T>(AuditedAction audited, Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (AgentRefusedException refusal) when (refusal.Code is ProblemCodes.NotAllowed or ProblemCodes.NotFound)
        {
            await NoteRefusalAsync(audited, refusal.Message).ConfigureAwait(false);
            throw;
        }
    }

    private Actor ActorOf(VariableRequester asker) =>
        asker.Actor ?? new Actor(asker.Submitter.User, ActorOrigin.Socket, options.Machine, asker.Submitter.UserId);

    /// <summary>Somebody was refused.</summary>
    public async Task NoteRefusalAsync(AuditedAction audited, string why)
    {
        if (refused.Add(audited, why) is { } entry)
        {
            await recorder.WriteAsync(new JournalEntry { Facts = [AgentMessage.From(entry)] }).ConfigureAwait(false);
        }
    }
}
