using System.Text;

namespace Weir.Linux;

/// <summary>Where control groups are mounted, and in which of them this process is, as the kernel's files say it.</summary>
internal static class CgroupMounts
{
    /// <summary>The mount of version 2, plain or beside version 1; <see langword="null"/> where there is none.</summary>
    public static string? Version2(IEnumerable<string> mountInfo) => Find(mountInfo, "cgroup2 ", null);

    /// <summary>The mount of a controller of version 1; <see langword="null"/> where it is not of version 1.</summary>
    public static string? Version1(IEnumerable<string> mountInfo, string controller) => Find(mountInfo, "cgroup ", controller);

    /// <summary>The own group below the mount of a controller of version 1; the top where it is not said.</summary>
    public static string OwnIn(IEnumerable<string> cgroup, string controller)
    {
        foreach (var line in cgroup)
        {
            var parts = line.Split(':', 3);
            if (parts.Length == 3 && parts[1].Split(',').Contains(controller))
            {
                return parts[2];
            }
        }

        return "/";
    }

    private static string? Find(IEnumerable<string> mountInfo, string type, string? controller)
    {
        foreach (var line in mountInfo)
        {
            var separator = line.IndexOf(" - ", StringComparison.Ordinal);
            if (
                separator > 0
                && line.AsSpan(separator + 3).StartsWith(type, StringComparison.Ordinal)
                && (controller is null || line[(separator + 3)..].Split(' ')[^1].Split(',').Contains(controller))
            )
            {
                return Unescape(line.Split(' ')[4]);
            }
        }

        return null;
    }

    // The kernel writes blanks and backslashes of mount points as three octal digits.
    private static string Unescape(string path)
    {
        if (!path.Contains('\\', StringComparison.Ordinal))
        {
            return path;
        }

        var plain = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '\\' && i + 3 < path.Length)
            {
                plain.Append((char)Convert.ToInt32(path.Substring(i + 1, 3), 8));
                i += 3;
            }
            else
            {
                plain.Append(path[i]);
            }
        }

        return plain.ToString();
    }
}
