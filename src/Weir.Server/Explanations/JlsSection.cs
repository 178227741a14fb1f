using System.Globalization;
using Weir.Day;
using Weir.Jobs;
using Weir.Protocol.Jobs;

namespace Weir.Server.Explanations;

/// <summary>The limits that hold a job: two lines for each. A <c>+</c> marks one that each machine has for itself.</summary>
internal static class JlsSection
{
    public static ExplanationSection? Create(DayState day, Job job)
    {
        List<string> lines = [];
        foreach (var (need, perMachine) in day.FullLimitsOf(job))
        {
            lines.Add($"Limited by {(perMachine ? "+" : "")}{need.Limit}");
            lines.Add(need.IsAll ? " Needs(ALL)" : string.Create(CultureInfo.InvariantCulture, $" Needs({need.Units:D3})"));
        }

        return lines.Count == 0 ? null : new ExplanationSection("JLS", true, lines);
    }
}
