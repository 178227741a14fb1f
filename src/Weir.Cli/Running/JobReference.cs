using System.Globalization;
using Weir.Cli.Variables;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;

namespace Weir.Cli.Running;

/// <summary>How people name a job: <c>147</c>, <c>000000147</c>, <c>J0000147</c>, <c>SCHEDULE/JOB[@date]</c>, <c>jv:VARIABLE</c>.</summary>
internal static class JobReference
{
    public const string Allowed = "a number such as 147, an id such as J0000147, SCHEDULE/JOB[@YYYY-MM-DD], or jv:VARIABLE";

    /// <summary>The number of the job that is meant; of several of one name the newest.</summary>
    public static async Task<TrackingNumber> ResolveAsync(Session session, string text)
    {
        if (TrackingNumber.TryParse(text, out var number))
        {
            return number;
        }

        if (text.StartsWith("jv:", StringComparison.OrdinalIgnoreCase))
        {
            return await MonitoredAsync(session, text[3..]).ConfigureAwait(false);
        }

        var at = text.LastIndexOf('@');
        var dated =
            at > 0 && DateOnly.TryParseExact(text[(at + 1)..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        var named = dated ? text[..at] : text;
        var slash = named.LastIndexOf('/');
        if (
            slash < 0
            || !ObjectName.TryParseDay(named[..slash], out var schedule)
            || !ObjectName.TryParse(named[(slash + 1)..], out var name)
        )
        {
            throw new UsageException($"'{Printable.Escape(text)}' names no job; allowed is {Allowed}");
        }

        var query = new Query()
            .With("schedule", schedule.Text)
            .With("name", name.Text)
            .With("date", dated ? text[(at + 1)..] : null)
            .With("limit", "1");
        var page = await session.GetAsync("v1/jobs" + query, WeirJson.Default.JobPage).ConfigureAwait(false);
        return page.Items.Count > 0
            ? new TrackingNumber(page.Items[0].Number)
            : throw new WeirException(
                ProblemCodes.NotFound,
                $"there is no job {Printable.Escape(text)}; see weir jobs --schedule {schedule}",
                ExitStatus.NotFound
            );
    }

    // Finding a job widens nobody's rights: what is asked of it then is decided as if its number had been typed.
    private static async Task<TrackingNumber> MonitoredAsync(Session session, string name)
    {
        var path = await VariablePath.OfAsync(session, name, "attributes").ConfigureAwait(false);
        var view = await session.GetAsync(path, WeirJson.Default.VariableView).ConfigureAwait(false);
        return view.Job is { } number
            ? new TrackingNumber(number)
            : throw new WeirException(
                ProblemCodes.NotFound,
                $"variable {Printable.Escape(name)} has monitored no job; see weir jv attributes {Printable.Escape(name)}",
                ExitStatus.NotFound
            );
    }
}
