namespace Weir.Notices;

/// <summary>An HTTP POST of a CloudEvent.</summary>
/// <param name="Url"><c>http://…</c> or <c>https://…</c>.</param>
public sealed record WebhookChannel(Uri Url) : Channel
{
    /// <summary>As definitions spell it.</summary>
    public const string Word = "webhook";

    /// <summary>The file whose first line is the key that the body is signed with.</summary>
    public string? SecretFile { get; init; }

    /// <inheritdoc />
    public override string Kind => Word;

    /// <inheritdoc />
    public override string Key => $"{Word} {Url}";
}
