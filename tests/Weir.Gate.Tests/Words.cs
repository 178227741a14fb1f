using System.Text;

namespace Weir.Gate.Tests;

/// <summary>Words as the gate has them, bytes, and back.</summary>
internal static class Words
{
    public static List<byte[]> Of(params IEnumerable<string> words) => [.. words.Select(Encoding.UTF8.GetBytes)];

    public static IEnumerable<string> Texts(IEnumerable<byte[]> words) => words.Select(Encoding.UTF8.GetString);

    public static string? Text(byte[]? word) => word is null ? null : Encoding.UTF8.GetString(word);
}
