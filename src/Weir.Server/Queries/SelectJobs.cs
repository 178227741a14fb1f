using Weir.Jobs;
using Weir.Protocol.Selections;

namespace Weir.Server.Queries;

/// <summary>
/// Selections of jobs as this server reads them: its clock says what "8 hours ago" is, the zone of its days what "today" is.
/// </summary>
public static class SelectJobs
{
    /// <summary>The jobs of a selection.</summary>
    /// <exception cref="SelectionException">A value is not allowed.</exception>
    public static JobFilter Find(this WeirServer server, JobSelection selection)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(selection);
        return selection.ToFilter(server.Time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(server.Options.BusinessDay.Zone));
    }
}
