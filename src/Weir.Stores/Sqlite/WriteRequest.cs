namespace Weir.Stores.Sqlite;

/// <summary>One caller's writing, which succeeds or fails as a whole.</summary>
internal abstract class WriteRequest
{
    /// <summary>Writes inside the open transaction. Repeatable: a neighbour's failure may undo it.</summary>
    public abstract void Run();

    public abstract void Complete();

    public abstract void Fail(Exception error);
}
