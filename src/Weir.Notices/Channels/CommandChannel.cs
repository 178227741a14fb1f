namespace Weir.Notices;

/// <summary>A program that is run, without a shell; what happened is in its environment and on its standard input.</summary>
/// <param name="Words">The program's full path, and its arguments.</param>
public sealed record CommandChannel(IReadOnlyList<string> Words) : Channel
{
    /// <summary>As definitions spell it.</summary>
    public const string Word = "command";

    /// <inheritdoc />
    public override string Kind => Word;

    /// <inheritdoc />
    public override string Key => $"{Word} {string.Join(' ', Words)}";

    /// <inheritdoc />
    public bool Equals(CommandChannel? other) => other is not null && Words.SequenceEqual(other.Words);

    /// <inheritdoc />
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}
