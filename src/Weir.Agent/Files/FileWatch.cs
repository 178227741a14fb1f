using Weir.Jobs.Plans;

namespace Weir.Agent.Files;

/// <summary>A condition on files over the looks that are taken at it.</summary>
internal sealed class FileWatch(FileCondition condition)
{
    private Dictionary<string, (SeenFile File, DateTimeOffset Since)> _before = [];

    /// <summary>Says whether it is true after one more look.</summary>
    /// <param name="files">The files that are there.</param>
    /// <param name="now">The time of the look.</param>
    public FileVerdict Judge(IReadOnlyList<SeenFile> files, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (condition.Gone)
        {
            return new FileVerdict(files.Count == 0, null);
        }

        // Since when each is as it is; a look that finds it different begins anew.
        var seen = files.ToDictionary(
            file => file.Path,
            file => (file, _before.TryGetValue(file.Path, out var known) && known.File == file ? known.Since : now)
        );
        _before = seen;
        var waits = seen.Values.Select(entry => WaitOf(entry.file, entry.Item2, now)).OfType<TimeSpan>().Order().ToList();
        var needed = Math.Max(condition.AtLeast, 1);
        if (waits.Count < needed)
        {
            return new FileVerdict(IsMet: false, null);
        }

        var again = waits[needed - 1];
        return again <= TimeSpan.Zero ? new FileVerdict(IsMet: true, null) : new FileVerdict(IsMet: false, again);
    }

    // How long a file has to stay as it is until it counts; null where that alone does not help.
    private TimeSpan? WaitOf(SeenFile file, DateTimeOffset since, DateTimeOffset now)
    {
        var age = now - file.Changed;
        if (condition.Newer is { } newer && age > newer)
        {
            return null;
        }

        var aged = condition.Older is { } older ? older - age : TimeSpan.Zero;
        var stable = condition.Stable is { } still ? still - (now - since) : TimeSpan.Zero;
        return aged > stable ? aged : stable;
    }
}
