namespace Weir.Tracking.Gate;

/// <summary>A job name that stands in a comment of a crontab, where the gate cannot see it.</summary>
/// <param name="User">Whose command it is.</param>
/// <param name="Command">The command exactly as cron hands it to its shell.</param>
/// <param name="JobName">The name.</param>
public sealed record GateName(string User, byte[] Command, Weir.Jobs.ObjectName JobName);
