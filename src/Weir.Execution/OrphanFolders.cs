using System.Globalization;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Execution;

/// <summary>
/// The jobs' folders that the journal does not know, and the place <c>jobs/set-aside</c>, which only the agent's user may enter, where
/// they are moved: by the moment, then by number. Nothing in them is read or run; they are purged as jobs are.
/// </summary>
public sealed class OrphanFolders(string jobs, TimeProvider time)
{
    private const string Place = "set-aside",
        Stamp = "yyyyMMdd'T'HHmmss'Z'";
    private const uint Private = 0x1C0;

    /// <summary>Where folders are moved.</summary>
    public string Path => System.IO.Path.Join(jobs, Place);

    /// <summary>Moves the folder of a number away; where it went.</summary>
    /// <exception cref="LinuxException">It cannot be moved; it is where it was.</exception>
    public string SetAside(TrackingNumber number)
    {
        using var all = Open();
        var stamp = time.GetUtcNow().ToString(Stamp, CultureInfo.InvariantCulture);
        using var place = all.TryCreateFolder(Place, Private) ?? Need(all, Place);
        using var moment = place.TryCreateFolder(stamp, Private) ?? Need(place, stamp);
        var name = number.ToString();
        for (var again = 1; ; again++)
        {
            try
            {
                var now = again == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{again}");
                all.MoveTo(moment, name, now);
                return System.IO.Path.Join(Path, stamp, now);
            }
            catch (LinuxException taken) when (taken.ErrorNumber == Errno.Exists)
            {
                // Twice in one second.
            }
        }
    }

    /// <summary>The numbers that folders are there for.</summary>
    public IReadOnlyList<TrackingNumber> Numbers()
    {
        List<TrackingNumber> found = [];
        using var all = Open();
        var names = all.Names();
        while (names.Next() is { } some)
        {
            foreach (var (name, _) in some)
            {
                var text = System.Text.Encoding.ASCII.GetString(name);
                if (TrackingNumber.TryParse(text, out var number) && number.ToString() == text)
                {
                    found.Add(number);
                }
            }
        }

        return found;
    }

    /// <summary>Gives what was set aside before a time to be removed.</summary>
    public void Purge(DateTimeOffset before, TreeRemoval removal)
    {
        using var all = Open();
        using var place = all.TryOpenFolder(Place);
        if (place is null)
        {
            return;
        }

        var names = place.Names();
        while (names.Next() is { } some)
        {
            foreach (var (name, _) in some)
            {
                var text = System.Text.Encoding.ASCII.GetString(name);
                if (
                    DateTimeOffset.TryParseExact(text, Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
                    && moment < before
                )
                {
                    removal.MoveAside(place, text);
                }
            }
        }
    }

    // The last part may be a link that the administrator made; what holds it is the agent's.
    private FolderHandle Open() => FolderHandle.Open(System.IO.Path.Join(jobs, "."));

    private static FolderHandle Need(FolderHandle parent, string name) =>
        parent.TryOpenFolder(name) ?? throw new LinuxException(Errno.NoEntry, $"folder {name} cannot be opened");
}
