using System.Security.Cryptography;
using System.Text;

namespace Weir.Web.Callers;

/// <summary>Secrets are drawn from 256 bits and kept as their hash only.</summary>
internal static class Secrets
{
    public static string Draw() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
