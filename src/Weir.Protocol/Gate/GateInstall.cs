namespace Weir.Protocol.Gate;

/// <summary>Which way to install or remove: <c>POST /v1/gate/install</c>, <c>POST /v1/gate/remove</c>.</summary>
/// <param name="Way">cron, at, slurm, timers.</param>
/// <param name="User">Only this user's tables; <see langword="null"/> = the caller's, or the system's.</param>
/// <param name="System">The system's own tables (/etc/crontab, /etc/cron.d).</param>
public sealed record GateInstall(string Way, string? User, bool System)
{
    /// <summary>Whether nothing is to be done, and only said what would change.</summary>
    public bool DryRun { get; set; }

    /// <summary>Whether it is put in again when somebody writes a table without it.</summary>
    public bool Keep { get; set; }

    /// <summary>Why; kept with the action.</summary>
    public string? Text { get; set; }
}
