using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Weir.JobVariables;

/// <summary>A password as it is kept: salted and stretched, PBKDF2 with SHA-256.</summary>
internal sealed record PasswordHash(int Rounds, string Salt, string Hash)
{
    private const int DefaultRounds = 100_000,
        MostRounds = 10_000_000,
        SaltSize = 16,
        HashSize = 32;
    private const string Method = "pbkdf2-sha256";

    public static PasswordHash Create(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        return new PasswordHash(DefaultRounds, Convert.ToHexStringLower(salt), Stretch(password, salt, DefaultRounds));
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out PasswordHash? hash)
    {
        hash =
            text.Split(' ') is [Method, var rounds, var salt, { Length: 2 * HashSize } kept]
            && int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is > 0 and <= MostRounds
            && salt.Length % 2 == 0
            && salt.All(char.IsAsciiHexDigit)
                ? new PasswordHash(count, salt, kept)
                : null;
        return hash is not null;
    }

    public bool Fits(string? password) =>
        password is not null
        && CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.ASCII.GetBytes(Stretch(password, Convert.FromHexString(Salt), Rounds)),
            System.Text.Encoding.ASCII.GetBytes(Hash)
        );

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Method} {Rounds} {Salt} {Hash}");

    private static string Stretch(string password, byte[] salt, int rounds) =>
        Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA256, HashSize));
}
