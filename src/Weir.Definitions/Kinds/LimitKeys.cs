using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs;

namespace Weir.Definitions.Kinds;

/// <summary>The key <c>limits</c> of job definitions and frequencies.</summary>
internal static class LimitKeys
{
    private const string Key = "limits";

    public static IReadOnlyList<LimitNeed> Read(MappingReader keys) => keys.List<LimitNeed>(Key, LimitNeed.Allowed, LimitNeed.TryParse);

    public static EntryList AddLimits(this EntryList entries, IReadOnlyList<LimitNeed> limits) =>
        entries.AddSome(Key, [.. limits.Select(need => need.ToString())]);
}
