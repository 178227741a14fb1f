using System.Security.Cryptography;
using System.Text;

namespace Weir.Web.Callers;

/// <summary>Secrets are drawn from 256 bits and kept as their hash only.</summary>
internal static class TokenHash
{
    public const string Prefix = "weir_";

    public static string Draw() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string Of(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
