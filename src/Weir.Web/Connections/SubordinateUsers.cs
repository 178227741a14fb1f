using System.Globalization;

namespace Weir.Web.Connections;

/// <summary>
/// The ids that users may give themselves in namespaces of their own, as <c>/etc/subuid</c> has them: thousands each. However many of
/// them somebody uses, they are one holder.
/// </summary>
/// <param name="file">The file; where there is none, nobody has such ids.</param>
/// <param name="time">It is read again once a minute.</param>
public sealed class SubordinateUsers(string file, TimeProvider time)
{
    private static readonly TimeSpan s_keep = TimeSpan.FromMinutes(1);

    private volatile KnownUser? _knownUser;

    /// <summary>Whose subordinate id this is, or <see langword="null"/> where it is nobody's.</summary>
    public string? OwnerOf(uint user)
    {
        var knownUser = _knownUser;
        if (knownUser is null || knownUser.Until <= time.GetUtcNow())
        {
            _knownUser = knownUser = new KnownUser(Read(), time.GetUtcNow() + s_keep);
        }

        return knownUser.Ranges.FirstOrDefault(range => user >= range.First && user - range.First < range.Count).Owner;
    }

    private List<(uint First, uint Count, string Owner)> Read()
    {
        List<(uint First, uint Count, string Owner)> ranges = [];
        foreach (var line in Lines())
        {
            if (
                line.Split(':') is [{ Length: > 0 } owner, var first, var count]
                && uint.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
                && uint.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var many)
            )
            {
                ranges.Add((from, many, owner));
            }
        }

        return ranges;
    }

    private string[] Lines()
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException)
        {
            // Without it no program gives such ids.
            return [];
        }
    }

    private sealed record KnownUser(List<(uint First, uint Count, string Owner)> Ranges, DateTimeOffset Until);
}
