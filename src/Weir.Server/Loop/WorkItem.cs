using Weir.Day;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Notices;
using Weir.Server.Events;
using Weir.Stores.Server;

namespace Weir.Server.Loop;

/// <summary>Something for the loop to do. Each ends with an answer or a failure, never in silence.</summary>
internal abstract class WorkItem
{
    /// <summary>What the day is to decide about; empty for what only looks or defines.</summary>
    public virtual IReadOnlyList<Input> Inputs => [];

    /// <summary>Whether somebody acts by it: then what the audit is to keep is stored even where nothing else changed.</summary>
    public virtual bool Acts => false;

    /// <summary>What the audit is to keep of it, once it is decided and before it is stored.</summary>
    public virtual IEnumerable<AuditEntry> Audited(IReadOnlyDictionary<long, Answer> answers, DateTimeOffset now) => [];

    /// <summary>Messages that somebody takes note of by it.</summary>
    public virtual IReadOnlyList<AcknowledgedMessage> Acknowledged => [];

    /// <summary>Use of processors to be stored.</summary>
    public virtual IReadOnlyList<StoredCapacity> Measured => [];

    /// <summary>What it does at the board of notices, once the day has decided and before that is stored.</summary>
    public virtual void Tell(NoticeBoard board, DateTimeOffset now) { }

    /// <summary>What it does at the desk of events, once the day has decided and before that is stored.</summary>
    public virtual void Settle(EventDesk desk, DateTimeOffset now) { }

    /// <summary>The store has it: tell whoever waits.</summary>
    public abstract void Complete(CommitResult outcome);

    /// <summary>Nothing came of it, and nothing changed.</summary>
    public abstract void Failed(Exception reason);
}
