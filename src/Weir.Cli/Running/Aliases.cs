namespace Weir.Cli.Running;

/// <summary>The originals' verbs, in any case: one line each.</summary>
internal static class Aliases
{
    public static IReadOnlyDictionary<string, string[]> All { get; } = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["sbmjob"] = ["submit"],
        ["strjobtrk"] = ["gate", "start"],
        ["endjobtrk"] = ["gate", "stop"],
        ["jobtrksts"] = ["gate", "status"],
        ["wrktrkjob"] = ["tracked"],
        ["rlsjob"] = ["start"],
        ["hldjob"] = ["hold"],
        ["endjob"] = ["cancel"],
        ["wrkjob"] = ["job"],
        ["dspmsg"] = ["messages"],
        ["cancel-job"] = ["cancel"],
        ["strsma"] = ["menu"],
    };

    /// <summary>What was typed, with an alias at its head put into today's words.</summary>
    public static string[] Expand(string[] typed) =>
        typed.Length > 0 && All.TryGetValue(typed[0], out var words) ? [.. words, .. typed[1..]] : typed;
}
