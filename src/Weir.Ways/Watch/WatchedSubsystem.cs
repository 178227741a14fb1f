using System.Diagnostics.CodeAnalysis;

namespace Weir.Ways.Watch;

/// <summary>
/// A part of the machine whose processes are watched: a control group by its path, with those below it, or a unit by its name, wherever
/// it is.
/// </summary>
internal sealed record WatchedSubsystem
{
    public const string Allowed =
        "a control group's path, as /system.slice/cron.service or / for all, or a unit's name, as cron.service or batch.slice";

    private const int Longest = 1000;

    private static readonly string[] s_mounts = ["/sys/fs/cgroup/unified", "/sys/fs/cgroup"];
    private static readonly string[] s_units = [".service", ".slice", ".scope"];

    private WatchedSubsystem(string text) => Text = text;

    /// <summary>As it is written down and shown.</summary>
    public string Text { get; }

    /// <summary>Reads what a user says.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out WatchedSubsystem? read)
    {
        read = null;
        var name = text.Trim();
        foreach (var mount in s_mounts)
        {
            if (name == mount || name.StartsWith(mount + "/", StringComparison.Ordinal))
            {
                name = name[mount.Length..] is { Length: > 0 } rest ? rest : "/";
                break;
            }
        }

        if (name.Length is 0 or > Longest || name.Any(char.IsControl))
        {
            return false;
        }

        if (name[0] == '/')
        {
            var parts = name.Split('/', StringSplitOptions.RemoveEmptyEntries);
            read = parts.Any(part => part is "." or "..") ? null : new WatchedSubsystem("/" + string.Join('/', parts));
            return read is not null;
        }

        read =
            !name.Contains('/', StringComparison.Ordinal)
            && s_units.Any(kind => name.Length > kind.Length && name.EndsWith(kind, StringComparison.Ordinal))
                ? new WatchedSubsystem(name)
                : null;
        return read is not null;
    }

    /// <summary>Whether a control group belongs to it.</summary>
    public bool Covers(string cgroup)
    {
        if (Text == "/")
        {
            return true;
        }

        if (Text[0] == '/')
        {
            return cgroup.StartsWith(Text, StringComparison.Ordinal) && (cgroup.Length == Text.Length || cgroup[Text.Length] == '/');
        }

        return cgroup.Split('/').Contains(Text, StringComparer.Ordinal);
    }

    public override string ToString() => Text;
}
