namespace Weir.Cli.Running;

/// <summary>The originals' verbs, in any case: one line each.</summary>
internal static class Aliases
{
    public static IReadOnlyDictionary<string, string[]> All { get; } =
        new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
        {
            ["sbmjob"] = ["submit"],
            ["strjobtrk"] = ["gate", "start"],
            ["endjobtrk"] = ["gate", "stop"],
            ["jobtrksts"] = ["gate", "status"],
            ["strcapjob"] = ["capture", "start"],
            ["endcapjob"] = ["capture", "stop"],
            ["wrkcapjob"] = ["capture", "list"],
            ["dspcapjob"] = ["capture", "show"],
            ["runcapjob"] = ["capture", "run"],
            ["wrktrkjob"] = ["tracked"],
            ["rlsjob"] = ["start"],
            ["hldjob"] = ["hold"],
            ["endjob"] = ["cancel"],
            ["wrkjob"] = ["job"],
            ["dspmsg"] = ["messages"],
            ["cancel-job"] = ["cancel"],
            ["strsma"] = ["menu"],
            ["enter-job"] = ["submit"],
            ["show-job-status"] = ["job"],
            ["modify-job-options"] = ["monitor"],
            ["create-jv"] = ["jv", "create"],
            ["show-jv"] = ["jv", "show"],
            ["modify-jv"] = ["jv", "set"],
            ["modify-jv-conditionally"] = ["jv", "set"],
            ["show-jv-attributes"] = ["jv", "attributes"],
            ["modify-jv-attributes"] = ["jv", "attributes"],
            ["modify-monjv"] = ["jv", "modify"],
            ["delete-jv"] = ["jv", "remove"],
            ["set-jv-link"] = ["jv", "link"],
            ["show-jv-link"] = ["jv", "link"],
            ["remove-jv-link"] = ["jv", "link", "--none"],
            ["wait-event"] = ["jv", "wait"],
            ["add-cjc-action"] = ["jv", "wait"],
            ["show-cjc-status"] = ["jv", "actions"],
            ["remove-cjc-action"] = ["jv", "actions", "--remove"],
            ["catjv"] = ["jv", "create"],
            ["getjv"] = ["jv", "show"],
            ["setjv"] = ["jv", "set"],
            ["cswjv"] = ["jv", "set"],
            ["stajv"] = ["jv", "attributes"],
            ["timjv"] = ["jv", "modify"],
            ["erajv"] = ["jv", "remove"],
        };

    /// <summary>
    /// What was typed, with an alias at its head put into today's words, and its operands; <c>help VERB</c> is <c>VERB --help</c>.
    /// </summary>
    public static string[] Expand(string[] typed) =>
        typed switch
        {
            ["help", .. var verb] => [.. Expand(verb), "--help"],
            [['/', .. var first], .. var rest] when All.ContainsKey(first) => Expand([first, .. rest]),
            [var first, .. var rest] when All.TryGetValue(first, out var words) => [.. words, .. Operands.Read(first, rest)],
            _ => typed,
        };
}
