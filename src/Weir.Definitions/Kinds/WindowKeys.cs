using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs.Plans;

namespace Weir.Definitions.Kinds;

/// <summary>The key <c>windows</c> of job definitions of type batch, and of frequencies.</summary>
internal static class WindowKeys
{
    private const string Key = "windows";

    public static IReadOnlyList<StartWindow> Read(MappingReader keys, bool isBatch)
    {
        if (!isBatch)
        {
            keys.Refuse(Key, "it is for job definitions of type batch: others say notBefore and latestStart");
            return [];
        }

        var windows = keys.List<StartWindow>(Key, StartWindow.Allowed, StartWindow.TryParse);
        if (windows.Count > StartWindow.Most)
        {
            keys.Refuse(Key, $"there are {windows.Count}, and {StartWindow.Most} are the most");
        }

        return windows;
    }

    public static EntryList AddWindows(this EntryList entries, IReadOnlyList<StartWindow> windows) =>
        entries.AddSome(Key, [.. windows.Select(window => window.ToString())]);
}
