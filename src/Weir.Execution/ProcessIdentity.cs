using System.Globalization;

namespace Weir.Execution;

/// <summary>What one process of one boot is known by: no other has all of it.</summary>
public sealed record ProcessIdentity(int Id, long StartTicks, uint User, string BootId)
{
    public static ProcessIdentity? Parse(string text) =>
        text.Split(' ') is [var id, var start, var user, var boot]
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var process)
        && long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && uint.TryParse(user, NumberStyles.None, CultureInfo.InvariantCulture, out var owner)
            ? new ProcessIdentity(process, ticks, owner, boot)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id} {StartTicks} {User} {BootId}");
}
