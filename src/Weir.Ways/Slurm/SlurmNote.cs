using System.Globalization;

namespace Weir.Ways.Slurm;

/// <summary>What slurmctld tells when a job starts or ends: which one. It is a reason to look, and never the news itself.</summary>
/// <param name="Job">The array's number, or the job's own.</param>
/// <param name="UserId">Its user.</param>
/// <param name="Account">Its account; empty where it has none.</param>
/// <param name="Partition">Its partition.</param>
/// <param name="Name">Its name.</param>
internal sealed record SlurmNote(uint Job, uint UserId, string Account, string Partition, string Name)
{
    private const int Fields = 5;

    /// <summary>Reads one, or says no.</summary>
    public static SlurmNote? Parse(string text) =>
        text.Split('\t') is { Length: Fields } field
        && uint.TryParse(field[0], NumberStyles.None, CultureInfo.InvariantCulture, out var job)
        && uint.TryParse(field[1], NumberStyles.None, CultureInfo.InvariantCulture, out var user)
            ? new SlurmNote(job, user, field[2], field[3], field[4])
            : null;
}
