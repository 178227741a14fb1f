using System.Security.Cryptography;
using System.Text;

namespace Weir.Server.Definitions;

/// <summary>Secrets are drawn by Weir and kept as their hash only.</summary>
public static class Secrets
{
    /// <summary>A new one, hexadecimal.</summary>
    /// <param name="size">From how many random bytes.</param>
    public static string Draw(int size = 32) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(size));

    /// <summary>SHA-256 of it, hexadecimal.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
