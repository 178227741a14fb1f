namespace Weir.Stores.Sqlite;

/// <summary>What a writer writes to: keeps its counters in step with the transactions.</summary>
internal interface IWriterTarget
{
    /// <summary>Last statements of a transaction, once for all that was written together.</summary>
    void BeforeCommit();

    /// <summary>What was written is durable.</summary>
    void Committed();

    /// <summary>What was written is undone.</summary>
    void RolledBack();
}
