using System.Collections.Frozen;

namespace Weir.Notices;

/// <summary>What templates may name.</summary>
public static class TemplateNames
{
    /// <summary>Names of what is told as a whole.</summary>
    public static FrozenSet<string> Whole { get; } =
        new[]
        {
            "notification",
            "channel",
            "trigger",
            "cause",
            "count",
            "more",
            "text",
            "step",
            "repetition",
            "at",
            "job",
            "notices",
        }.ToFrozenSet();

    /// <summary>What <c>job</c>, which is that of the first notice, and each of <c>notices</c> have.</summary>
    public static FrozenSet<string> Members { get; } =
        new[]
        {
            "trigger",
            "text",
            "at",
            "cause",
            "machine",
            "schedule",
            "date",
            "number",
            "name",
            "user",
            "state",
            "exitCode",
            "signal",
        }.ToFrozenSet();
}
