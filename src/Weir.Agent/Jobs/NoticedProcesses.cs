using System.Globalization;
using Weir.Execution;
using Weir.Jobs;

namespace Weir.Agent.Jobs;

/// <summary>
/// Which process each job is that was noticed and is not over, in the journal beside its row: the next agent knows it again by that.
/// </summary>
internal static class NoticedProcesses
{
    public static string SettingOf(TrackingNumber number) => string.Create(CultureInfo.InvariantCulture, $"noticed.{number.Value}");

    /// <summary>The process of a job, or <see langword="null"/> where none is written down.</summary>
    public static ProcessIdentity? Find(IReadOnlyDictionary<string, string> settings, TrackingNumber number) =>
        settings.TryGetValue(SettingOf(number), out var text) ? ProcessIdentity.Parse(text) : null;
}
