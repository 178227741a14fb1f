using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;

namespace Weir.Cli.Variables;

/// <summary>The job that this command runs in, as its environment says.</summary>
internal static class CurrentJob
{
    public static TrackingNumber Number(Session session, string wish) =>
        TrackingNumber.TryParse(session.Process.Environment("WEIR_JOB"), out var number)
            ? number
            : throw new UsageException($"{wish} works inside a job, and WEIR_JOB names none; name a variable instead");

    /// <summary>The variable that a link name stands for.</summary>
    public static async Task<string> LinkedAsync(Session session, string link)
    {
        var number = Number(session, $"the link name {Printable.Escape(link)}");
        var page = await session.GetAsync($"v1/jobs/{number.Value}/links", WeirJson.Default.LinkPage).ConfigureAwait(false);
        var found = page.Items.FirstOrDefault(item => string.Equals(item.Link, link[1..], StringComparison.OrdinalIgnoreCase));
        return found?.Variable
            ?? throw new WeirException(
                ProblemCodes.NotFound,
                $"job {number} has no link name {Printable.Escape(link)}; see weir jv link",
                ExitStatus.NotFound
            );
    }
}
