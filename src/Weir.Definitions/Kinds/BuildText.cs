using Weir.Definitions.Reading;
using Weir.Schedules;

namespace Weir.Definitions.Kinds;

/// <summary>The key <c>build</c> of frequencies and job definitions.</summary>
internal static class BuildText
{
    private const string Key = "build";

    private static readonly string[] s_words = ["released", "held", "skip", "doNotSchedule", "disabled"];

    public static BuildStatus Read(MappingReader keys) => (BuildStatus)keys.Word(Key, s_words);

    public static string Write(BuildStatus status) => s_words[(int)status];
}
