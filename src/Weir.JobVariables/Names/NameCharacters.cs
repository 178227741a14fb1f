using System.Buffers;

namespace Weir.JobVariables;

/// <summary>What names are made of.</summary>
internal static class NameCharacters
{
    public static SearchValues<char> Allowed { get; } =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_@#$");
}
