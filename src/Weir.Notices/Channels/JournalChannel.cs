namespace Weir.Notices;

/// <summary>The system's journal.</summary>
public sealed record JournalChannel : Channel
{
    /// <summary>As definitions spell it.</summary>
    public const string Word = "journald";

    /// <inheritdoc />
    public override string Kind => Word;

    /// <inheritdoc />
    public override string Key => Word;
}
