namespace Weir.Notices;

/// <summary>A way to reach people, with all that one needs to go it. Secrets are in files that it names.</summary>
public abstract record Channel
{
    /// <summary>The word that a definition begins it with.</summary>
    public abstract string Kind { get; }

    /// <summary>
    /// What it is known by: what waits to be told by it is told as the definition says then, as long as it still has one of this key.
    /// </summary>
    public abstract string Key { get; }

    /// <inheritdoc />
    public sealed override string ToString() => Key;
}
