using System.Globalization;

namespace Weir.Linux;

/// <summary>
/// The limits that a fresh session of a user has: those of the machine's first process, and over them what
/// <c>/etc/security/limits.conf</c> and <c>limits.d</c> say, as PAM reads them.
/// </summary>
/// <param name="folder">The folder that holds <c>limits.conf</c> and <c>limits.d</c>.</param>
public sealed class SessionLimits(string folder)
{
    private static readonly string[] Items =
    [
        "cpu",
        "fsize",
        "data",
        "stack",
        "core",
        "rss",
        "nproc",
        "nofile",
        "memlock",
        "as",
        "locks",
        "sigpending",
        "msgqueue",
        "nice",
        "rtprio",
        "rttime",
    ];

    /// <summary>The machine's.</summary>
    public static SessionLimits OfMachine { get; } = new("/etc/security");

    /// <summary>What a resource is called in these files.</summary>
    public static string NameOf(int resource) => Items[resource];

    /// <summary>The limits of a fresh session of this user.</summary>
    /// <param name="user">His name.</param>
    /// <param name="userId">His id.</param>
    /// <param name="groups">His groups.</param>
    public IReadOnlyList<(ulong Soft, ulong Hard)> Read(string user, uint userId, IReadOnlyList<uint> groups) =>
        Over(Base(), Lines(), user, userId, groups);

    /// <summary>The lines laid over the limits: what names the user goes before what names a group, and that before all.</summary>
    internal static IReadOnlyList<(ulong Soft, ulong Hard)> Over(
        IReadOnlyList<(ulong Soft, ulong Hard)> limits,
        IEnumerable<string> lines,
        string user,
        uint userId,
        IReadOnlyList<uint> groups
    )
    {
        var result = limits.ToArray();
        var (soft, hard) = (new int[Items.Length], new int[Items.Length]);
        foreach (var line in lines)
        {
            var fields = line.Split('#')[0].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (
                fields is not [var domain, var type, var item, var text]
                || Rank(domain, user, userId, groups) is not (> 0 and var rank)
                || Array.IndexOf(Items, item.ToLowerInvariant()) is not (>= 0 and var resource)
                || Value(resource, text) is not { } value
            )
            {
                continue;
            }

            if (type is "soft" or "-" && rank >= soft[resource])
            {
                soft[resource] = rank;
                result[resource].Soft = value;
            }

            if (type is "hard" or "-" && rank >= hard[resource])
            {
                hard[resource] = rank;
                result[resource].Hard = value;
            }
        }

        return [.. result.Select(limit => (Math.Min(limit.Soft, limit.Hard), limit.Hard))];
    }

    private static (ulong Soft, ulong Hard)[] Base() =>
        [.. ResourceLimits.Read(1, 0) ?? [.. Enumerable.Range(0, ResourceLimits.Count).Select(ResourceLimits.Get)]];

    private List<string> Lines()
    {
        var more = Path.Join(folder, "limits.d");
        List<string> files = [Path.Join(folder, "limits.conf")];
        if (Directory.Exists(more))
        {
            files.AddRange(Directory.EnumerateFiles(more, "*.conf").Order(StringComparer.Ordinal));
        }

        return [.. files.Where(File.Exists).SelectMany(File.ReadLines)];
    }

    // 0: it is about somebody else. What is said of all and of groups is not said of root.
    private static int Rank(string domain, string user, uint userId, IReadOnlyList<uint> groups) =>
        domain == user || (!domain.StartsWith('@') && domain.Contains(':', StringComparison.Ordinal) && IsInRange(domain, [userId])) ? 3
        : userId == 0 ? 0
        : domain.StartsWith('@') ? (IsGroup(domain[1..], groups) ? 2 : 0)
        : domain == "*" ? 1
        : 0;

    private static bool IsGroup(string name, IReadOnlyList<uint> groups) =>
        name.Contains(':', StringComparison.Ordinal)
            ? IsInRange(name, groups)
            : UserAccounts.FindGroup(name) is { } group && groups.Contains(group);

    private static bool IsInRange(string range, IReadOnlyList<uint> ids)
    {
        var parts = range.Split(':');
        uint? low = uint.TryParse(parts[0], out var from) ? from : null,
            high = uint.TryParse(parts[1], out var to) ? to : null;
        return low is null ? high is { } one && ids.Contains(one) : ids.Any(id => id >= low && (high is null || id <= high));
    }

    // Kibibytes, minutes and niceness are the files' units where the kernel has bytes, seconds and 20 less the niceness.
    private static ulong? Value(int resource, string text)
    {
        if (text is "-1" or "unlimited" or "infinity")
        {
            return ResourceLimits.None;
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return Items[resource] switch
        {
            "nice" => (ulong)(20 - Math.Clamp(number, -20, 19)),
            _ when number < 0 => null,
            "cpu" => (ulong)number * 60,
            "fsize" or "data" or "stack" or "core" or "rss" or "memlock" or "as" => number > long.MaxValue / 1024
                ? ResourceLimits.None
                : (ulong)number * 1024,
            _ => (ulong)number,
        };
    }
}
