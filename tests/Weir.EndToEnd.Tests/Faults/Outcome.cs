using Weir.Protocol.Jobs;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>A way in which a job may be over.</summary>
/// <param name="State">Its state at the server.</param>
/// <param name="ExitCode">Its exit status, where it has one.</param>
/// <param name="Signal">The signal that ended it, where one did.</param>
/// <param name="AnyStatus">Whether it may have any status or signal, or none.</param>
internal sealed record Outcome(string State, int? ExitCode = null, int? Signal = null, bool AnyStatus = false)
{
    public static Outcome Succeeded { get; } = new("Succeeded", 0);

    /// <summary>It was cancelled; what its processes made of the signal is theirs.</summary>
    public static Outcome Cancelled { get; } = new("Cancelled", AnyStatus: true);

    public static Outcome Lost { get; } = new("Lost");

    public static Outcome StartFailed { get; } = new("StartFailed");

    public static Outcome Killed { get; } = new("Failed", Signal: 9);

    public bool IsThatOf(JobView job) => job.State == State && (AnyStatus || (job.ExitCode == ExitCode && job.Signal == Signal));

    public override string ToString() =>
        AnyStatus
            ? State
            : $"{State} {ExitCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}/{Signal?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}";
}
