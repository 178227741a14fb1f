using Weir.Cli.Terminal;
using Weir.Linux;

namespace Weir.Cli.Probes;

/// <summary>Who may act on jobs of others: group <c>weir</c>, and whether you are in it.</summary>
internal static class RoleProbes
{
    private const string Group = "weir";

    public static Finding Run(ProcessContext around)
    {
        var group = UserAccounts.FindGroup(Group);
        if (around.UserId == 0)
        {
            return group is null
                ? new(
                    "role",
                    Finding.Ok,
                    $"administrator, by root; there is no group {Group}, so nobody else is operator: groupadd --system {Group}"
                )
                : new("role", Finding.Ok, $"administrator, by root; group {Group} ({group}) are operators");
        }

        if (group is null)
        {
            return new("role", Finding.Limited, $"user: own jobs only; there is no group {Group}");
        }

        var own = File.ReadLines("/proc/self/status")
            .First(l => l.StartsWith("Groups:", StringComparison.Ordinal))["Groups:".Length..]
            .Split(' ', '\t');
        var member =
            own.Contains(group.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)) || UserAccounts.CurrentGroupId == group;
        return member
            ? new("role", Finding.Ok, $"operator, by group {Group} ({group})")
            : new("role", Finding.Limited, $"user: own jobs only; members of group {Group} act on all");
    }
}
