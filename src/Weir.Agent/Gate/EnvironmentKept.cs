using System.Text;

namespace Weir.Agent.Gate;

/// <summary>The part of an environment that may be kept: names of the list, no others.</summary>
internal static class EnvironmentKept
{
    public static IReadOnlyList<byte[]> Of(IReadOnlyList<byte[]> environment, IReadOnlyList<string> names)
    {
        List<byte[]> kept = [];
        foreach (var entry in environment)
        {
            var equals = Array.IndexOf(entry, (byte)'=');
            if (equals > 0 && names.Contains(Encoding.Latin1.GetString(entry, 0, equals), StringComparer.Ordinal))
            {
                kept.Add(entry);
            }
        }

        return kept;
    }
}
