using System.Globalization;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Ways.Slurm;

/// <summary>A job of Slurm's that was taken in and is not over.</summary>
/// <param name="Number">Its number in Weir.</param>
/// <param name="Job">Its number in Slurm.</param>
/// <param name="SubmittedAt">When it was submitted there: numbers come again in a cluster that was set up anew.</param>
internal sealed record SlurmKnownJob(TrackingNumber Number, uint Job, DateTimeOffset SubmittedAt)
{
    /// <summary>The worst end of its tasks that was seen: Slurm forgets tasks while others run on.</summary>
    public ExitStatus? Worst { get; set; }

    /// <summary>Whether Weir's hold is known to be off: what holds it then is its user's.</summary>
    public bool IsReleased { get; set; }

    /// <summary>Whether it was said that what it depends on never comes.</summary>
    public bool IsTold { get; set; }

    /// <summary>Whether its dependency in Slurm is said to be done with.</summary>
    public bool IsFree { get; set; }

    /// <summary>Whether an end of it in Weir is heard of.</summary>
    public bool IsHeard { get; set; }

    /// <summary>Whether it is over in Slurm, so that its end in Weir has nothing to end there.</summary>
    public bool IsOver { get; set; }

    /// <summary>Reads one of a setting's value.</summary>
    public static SlurmKnownJob? Parse(TrackingNumber number, string text) =>
        text.Split(' ') is [var job, var submitted]
        && uint.TryParse(job, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && long.TryParse(submitted, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? new SlurmKnownJob(number, id, DateTimeOffset.FromUnixTimeSeconds(seconds))
            : null;

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Job} {SubmittedAt.ToUnixTimeSeconds()}");
}
