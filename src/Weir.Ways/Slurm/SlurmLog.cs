using Microsoft.Extensions.Logging;

namespace Weir.Ways.Slurm;

/// <summary>What the way in for Slurm writes into the log.</summary>
internal static partial class SlurmLog
{
    [LoggerMessage(2110, LogLevel.Warning, "Slurm refuses {What}, and it is tried again: {Why}")]
    public static partial void SlurmRefuses(this ILogger log, string what, string why);

    [LoggerMessage(2111, LogLevel.Warning, "Slurm does not answer; held jobs stay held, and it is asked again within a minute: {Why}")]
    public static partial void SlurmAway(this ILogger log, string why);

    [LoggerMessage(2112, LogLevel.Information, "Slurm answers again")]
    public static partial void SlurmBack(this ILogger log);

    [LoggerMessage(2113, LogLevel.Warning, "Slurm's job {Job} stays held and is not taken in yet: {Why}")]
    public static partial void SlurmPutOff(this ILogger log, uint job, string why);
}
