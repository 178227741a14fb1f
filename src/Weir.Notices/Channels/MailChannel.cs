namespace Weir.Notices;

/// <summary>E-mail over SMTP.</summary>
/// <param name="To">Addresses, at least one.</param>
public sealed record MailChannel(IReadOnlyList<string> To) : Channel
{
    /// <summary>As definitions spell it.</summary>
    public const string Word = "mail";

    /// <summary>The mail server of the machine itself.</summary>
    public static Uri LocalServer { get; } = new("smtp://localhost:25");

    /// <summary><c>smtp://HOST:PORT</c>, which uses TLS where the server offers it, or <c>smtps://HOST:PORT</c>.</summary>
    public Uri Server { get; init; } = LocalServer;

    /// <summary>The sender; empty is <c>weir@HOST</c>.</summary>
    public string From { get; init; } = "";

    /// <summary>The user to sign in as; empty signs in as nobody.</summary>
    public string User { get; init; } = "";

    /// <summary>The file whose first line is the password.</summary>
    public string? PasswordFile { get; init; }

    /// <inheritdoc />
    public override string Kind => Word;

    /// <inheritdoc />
    public override string Key => $"{Word} {string.Join(' ', To)}";

    /// <inheritdoc />
    public bool Equals(MailChannel? other) =>
        other is not null
        && To.SequenceEqual(other.To)
        && (Server, From, User, PasswordFile) == (other.Server, other.From, other.User, other.PasswordFile);

    /// <inheritdoc />
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}
