using Weir.Definitions.Reading;

namespace Weir.Definitions.Kinds;

/// <summary>
/// <c>*</c> as a value of a job definition: what was submitted stays (the original's fields that are left as they come). It is the same as
/// no key at all.
/// </summary>
internal static class SubmittedValues
{
    private static readonly string[] s_keys =
    [
        "machine",
        "directory",
        "jobQueue",
        "jobDescription",
        "priority",
        "limits",
        "service",
        "date",
        "monitor",
    ];

    /// <summary>Takes such keys out.</summary>
    public static void PassOver(MappingReader keys)
    {
        keys.PassOver(s_keys, ["*"]);
        keys.PassOver(["user"], ["*", "*CURRENT"]);
    }
}
