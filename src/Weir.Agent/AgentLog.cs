using Microsoft.Extensions.Logging;
using Weir.Jobs;

namespace Weir.Agent;

/// <summary>The agent's lines in the log.</summary>
internal static partial class AgentLog
{
    [LoggerMessage(2001, LogLevel.Information, "agent of {Machine} is up: {Jobs} jobs not over, {Data}")]
    public static partial void Up(this ILogger log, string machine, int jobs, string data);

    [LoggerMessage(2002, LogLevel.Information, "job {Number} {Name} of {User}: {What}")]
    public static partial void Job(this ILogger log, TrackingNumber number, ObjectName name, string user, string what);

    [LoggerMessage(2004, LogLevel.Warning, "{What} failed and is tried again")]
    public static partial void Again(this ILogger log, string what, Exception why);

    [LoggerMessage(2023, LogLevel.Error, "job {Number}: it is not known whether its submission was stored: {Why}")]
    public static partial void Uncertain(this ILogger log, TrackingNumber number, string why);

    [LoggerMessage(2005, LogLevel.Error, "{What} failed")]
    public static partial void Failed(this ILogger log, string what, Exception why);

    [LoggerMessage(2006, LogLevel.Warning, "the server does not answer: {Why}")]
    public static partial void ServerSilent(this ILogger log, string why);

    [LoggerMessage(2007, LogLevel.Information, "the server answers, epoch {Epoch}; it has facts up to {Sequence}")]
    public static partial void ServerAnswers(this ILogger log, long epoch, long sequence);

    [LoggerMessage(2008, LogLevel.Error, "the server refuses this agent, or cannot be followed: {Why}")]
    public static partial void ServerRefuses(this ILogger log, string why);

    [LoggerMessage(2018, LogLevel.Error, "{What} in the journal cannot be read and is left as it is: {Why}")]
    public static partial void Unreadable(this ILogger log, string what, string why);

    [LoggerMessage(2019, LogLevel.Error, "fact {Sequence} is refused by the server and passed over: {Why}")]
    public static partial void FactRefused(this ILogger log, long sequence, string why);

    [LoggerMessage(2009, LogLevel.Information, "order {Id} for job {Number}: {What}")]
    public static partial void OrderTaken(this ILogger log, long id, TrackingNumber number, string what);

    [LoggerMessage(2010, LogLevel.Information, "{Count} rules in force, version {Version}")]
    public static partial void RulesInForce(this ILogger log, int count, long version);

    [LoggerMessage(2011, LogLevel.Warning, "a rule from the server cannot be read and is passed over: {Why}")]
    public static partial void RuleRefused(this ILogger log, string why);

    [LoggerMessage(2040, LogLevel.Warning, "a variable from the server cannot be read and is passed over: {Why}")]
    public static partial void VariableRefused(this ILogger log, string why);

    [LoggerMessage(2012, LogLevel.Information, "{Jobs} jobs and their folders are purged")]
    public static partial void Purged(this ILogger log, int jobs);

    [LoggerMessage(
        2014,
        LogLevel.Warning,
        "variable {Variable} of job {Number} could not be written; it is written again as soon as that is possible"
    )]
    public static partial void VariableNotWritten(this ILogger log, string variable, TrackingNumber number, Exception why);

    [LoggerMessage(2015, LogLevel.Warning, "variable {Variable} was swept, of job {Number}: {What}")]
    public static partial void VariableSwept(this ILogger log, string variable, TrackingNumber number, string what);

    [LoggerMessage(2016, LogLevel.Information, "the protection of variable {Variable} is taken off by {By}: {Text}")]
    public static partial void VariableUnprotected(this ILogger log, string variable, string by, string text);

    [LoggerMessage(2017, LogLevel.Information, "action {Action} of {Owner}: {What}")]
    public static partial void Acted(this ILogger log, string action, string owner, string what);

    [LoggerMessage(2020, LogLevel.Warning, "{Where}: not removed yet, and tried again at the next purge: {What}")]
    public static partial void NotRemoved(this ILogger log, string where, string what);

    [LoggerMessage(2013, LogLevel.Information, "way in {Way} is {State}, by {By}")]
    public static partial void WaySet(this ILogger log, string way, string state, string by);

    [LoggerMessage(2031, LogLevel.Information, "automatic tracking is {Method}, by {By}")]
    public static partial void AutomaticSet(this ILogger log, string method, string by);

    [LoggerMessage(2041, LogLevel.Warning, "the server takes no samples of this machine, so it shows no use of processors: {What}")]
    public static partial void SamplesRefused(this ILogger log, string what);

    [LoggerMessage(2021, LogLevel.Warning, "{What}")]
    public static partial void Short(this ILogger log, string what);

    [LoggerMessage(2022, LogLevel.Information, "{What}")]
    public static partial void ShortNoMore(this ILogger log, string what);
}
