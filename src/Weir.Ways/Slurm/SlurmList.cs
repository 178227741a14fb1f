using System.Globalization;

namespace Weir.Ways.Slurm;

/// <summary>Numbers of jobs as Slurm's programs take them.</summary>
internal static class SlurmList
{
    /// <summary>Separated by commas.</summary>
    public static string Of(IEnumerable<uint> jobs) => string.Join(',', jobs.Select(job => job.ToString(CultureInfo.InvariantCulture)));
}
