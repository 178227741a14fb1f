using Microsoft.Extensions.Logging;

namespace Weir.Server.Loop;

/// <summary>What the loop writes to the log; event ids 3000 to 3999.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(3001, LogLevel.Error, "The store refuses; nothing is decided until it takes again: {Reason}")]
    public static partial void StoreRefuses(ILogger logger, string reason);

    [LoggerMessage(3002, LogLevel.Warning, "The store takes again; the day was rebuilt from it")]
    public static partial void StoreIsBack(ILogger logger);

    [LoggerMessage(3003, LogLevel.Critical, "Another server is active now; this one stops deciding: {Reason}")]
    public static partial void LeaseLost(ILogger logger, string reason);

    [LoggerMessage(3004, LogLevel.Error, "A batch could not be decided; the day was rebuilt from the store")]
    public static partial void BatchFailed(ILogger logger, Exception failure);

    [LoggerMessage(3005, LogLevel.Information, "The day was built from the store: {Jobs} jobs, epoch {Epoch}")]
    public static partial void Started(ILogger logger, int jobs, long epoch);

    [LoggerMessage(3006, LogLevel.Warning, "The agent on {Machine} left out facts {Expected} to {Came}; it is asked for them")]
    public static partial void FactsMissing(ILogger logger, string machine, long expected, long came);

    [LoggerMessage(3008, LogLevel.Warning, "A policy could not be switched; it is tried again: {Reason}")]
    public static partial void PolicyNotSwitched(ILogger logger, string reason);

    [LoggerMessage(3007, LogLevel.Warning, "Nothing heard of the agent on {Machine} since {Since:O}; its jobs are not started")]
    public static partial void AgentSilent(ILogger logger, string machine, DateTimeOffset since);

    [LoggerMessage(3016, LogLevel.Information, "{Jobs} jobs were over for long enough and are forgotten")]
    public static partial void Purged(ILogger logger, int jobs);

    [LoggerMessage(3010, LogLevel.Error, "{Input} could not be decided and was left out")]
    public static partial void InputFailed(ILogger logger, string input, Exception failure);

    [LoggerMessage(3011, LogLevel.Error, "The {What} {Key} in the store cannot be read and is left as it is: {Reason}")]
    public static partial void RowUnreadable(ILogger logger, string what, string key, string reason);

    [LoggerMessage(3012, LogLevel.Error, "The agent on {Machine} is refused: {Why}")]
    public static partial void AgentRefused(ILogger logger, string machine, string why);

    [LoggerMessage(3013, LogLevel.Information, "{Count} facts of {Machine} that were set aside are tried again")]
    public static partial void Retried(ILogger logger, int count, string machine);

    [LoggerMessage(3014, LogLevel.Error, "{What} failed and goes on")]
    public static partial void WentOn(ILogger logger, string what, Exception failure);

    [LoggerMessage(3015, LogLevel.Error, "A batch could not be decided together; its parts are decided one by one")]
    public static partial void OneByOne(ILogger logger, Exception failure);

    [LoggerMessage(3017, LogLevel.Warning, "How long jobs took before could not be read; it is tried again: {Reason}")]
    public static partial void RunTimesNotRead(ILogger logger, string reason);

    [LoggerMessage(3009, LogLevel.Warning, "Old jobs were not forgotten, the next hour tries again: {Reason}")]
    public static partial void PurgeRefused(ILogger logger, string reason);
}
