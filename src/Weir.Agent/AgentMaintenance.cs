using Weir.Agent.Audit;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Administration;
using Weir.Stores.Agent;

namespace Weir.Agent;

/// <summary>What operators want to know and keep of a machine: its quotas, its audit, copies of its journal.</summary>
internal sealed class AgentMaintenance(IAgentJournal journal, AgentQuotas quotas, MachineAudit audit)
{
    /// <summary>How much of their quotas a user has, or all users have.</summary>
    public Task<IReadOnlyList<QuotaUse>> QuotaUsesAsync(string asker, string? user, CancellationToken cancellationToken) =>
        quotas.UsesAsync(asker, user, cancellationToken);

    /// <summary>Writes a copy of the journal to a new file; nothing that is there is overwritten.</summary>
    public Task<JournalCopied> BackupAsync(string path, Caller caller, CancellationToken cancellationToken)
    {
        var audited = caller.To("backup", "file", path);
        return audit.DoAsync(audited, () => BackupAsync(audited, path, caller, cancellationToken));
    }

    /// <summary>What is wrong with the journal.</summary>
    public async Task<IReadOnlyList<StoreFaultView>> CheckAsync(Caller caller, CancellationToken cancellationToken)
    {
        caller.Require(Operation.BackUpTheJournal);
        var faults = await journal.CheckAsync(cancellationToken).ConfigureAwait(false);
        return [.. faults.Select(fault => new StoreFaultView(fault.Store, fault.IsDamage, fault.Text))];
    }

    /// <summary>Notes for the audit that somebody was refused, before any operation was reached.</summary>
    public Task NoteRefusalAsync(AuditedAction audited, string why) => audit.NoteRefusalAsync(audited, why);

    private async Task<JournalCopied> BackupAsync(AuditedAction audited, string path, Caller caller, CancellationToken cancellationToken)
    {
        caller.Require(Operation.BackUpTheJournal);

        if (!Path.IsPathFullyQualified(path) || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new AgentRefusedException(ProblemCodes.BadRequest, $"a backup's path is absolute; '{Printable.Escape(path)}' is not");
        }

        if (Path.Exists(path))
        {
            throw new AgentRefusedException(ProblemCodes.Exists, $"{Printable.Escape(path)} is there already: name a new file");
        }

        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new AgentRefusedException(
                ProblemCodes.NoSuchDirectory,
                $"there is no directory {Printable.Escape(Path.GetDirectoryName(path) ?? path)} on this machine"
            );
        }

        // Told before it is done: no copy is made untold.
        await audit.KeepAsync(audited, detail: "the journal of this machine").ConfigureAwait(false);
        await journal.BackupAsync(path, cancellationToken).ConfigureAwait(false);
        return new JournalCopied(path, new FileInfo(path).Length);
    }
}
