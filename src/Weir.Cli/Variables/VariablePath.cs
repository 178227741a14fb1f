using Weir.Cli.Running;
using Weir.Jobs;
using Weir.JobVariables;

namespace Weir.Cli.Variables;

/// <summary>Names of variables as they are typed, made into addresses on the agent.</summary>
internal static class VariablePath
{
    public const string Allowed = "NAME, '$USER.NAME' or, inside a job, '*LINK'";

    /// <summary>Where a variable answers. A link name is looked up in the job that this runs in.</summary>
    public static async Task<string> OfAsync(Session session, string name, string action = "") =>
        Create(name.StartsWith('*') ? await CurrentJob.LinkedAsync(session, name).ConfigureAwait(false) : name, action);

    /// <summary>Where a variable answers, its name no link.</summary>
    public static string Create(string name, string action = "") =>
        "v1/variables/" + Uri.EscapeDataString(Checked(name)) + (action.Length == 0 ? "" : "/" + action);

    /// <summary>The name in the form that the agent takes.</summary>
    public static string Checked(string name) =>
        VariableName.TryParse(name, out var parsed, out var fault)
            ? parsed.ToString()
            : throw new UsageException($"'{Printable.Escape(name)}' is no variable here: {fault}");
}
