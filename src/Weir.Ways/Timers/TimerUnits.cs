using System.Text;
using Weir.Linux;

namespace Weir.Ways.Timers;

/// <summary>Reads units and their drop-ins from systemd's folders, without systemd.</summary>
internal sealed class TimerUnits(TimerPaths paths)
{
    private const int MaximumSize = 1024 * 1024;

    /// <summary>The timers that there are, by name.</summary>
    public IReadOnlyList<string> Timers() =>
        [
            .. paths
                .Folders.Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFileSystemEntries(folder, "*.timer"))
                .Select(path => Path.GetFileName(path))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The service that a timer starts.</summary>
    public string ServiceOf(string timer) => Read(timer)?.Last("Timer", "Unit") ?? Path.ChangeExtension(timer, ".service");

    /// <summary>A unit with its drop-ins but Weir's own; <see langword="null"/> where it is not there, or is masked.</summary>
    public UnitSettings? Read(string unit)
    {
        var file = paths.Folders.Select(folder => Path.Join(folder, unit)).FirstOrDefault(path => FileStatus.At(path) is not null);
        if (file is null || ReadText(file) is not { Length: > 0 } text)
        {
            return null;
        }

        var settings = new UnitSettings();
        settings.Add(text);
        foreach (var dropIn in DropIns(unit))
        {
            settings.Add(ReadText(dropIn) ?? "");
        }

        return settings;
    }

    // Of one name the first folder's counts; they are read in the order of their names.
    private IEnumerable<string> DropIns(string unit) =>
        paths
            .Folders.Select(folder => Path.Join(folder, unit + ".d"))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.conf"))
            .DistinctBy(path => Path.GetFileName(path))
            .Where(path => Path.GetFileName(path) != TimerDropIn.FileName)
            .OrderBy(path => Path.GetFileName(path), StringComparer.Ordinal);

    private static string? ReadText(string path)
    {
        var file = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        return FileStatus.At(file) is { IsRegular: true, Size: <= MaximumSize } ? Encoding.Latin1.GetString(File.ReadAllBytes(file)) : null;
    }
}
