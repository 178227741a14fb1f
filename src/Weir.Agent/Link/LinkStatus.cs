using Weir.Agent.Gate;

namespace Weir.Agent.Link;

/// <summary>How agent and server stand to each other.</summary>
internal sealed class LinkStatus(ServerPresence presence, FactProgress progress, RuleCache rules, TimeProvider time)
{
    /// <summary>Whether the server answers now.</summary>
    public bool Answers => presence.Answers;

    /// <summary><c>answers</c>, <c>silent</c> or <c>refused</c>.</summary>
    public string State => presence.State;

    /// <summary>What to see to where the server has never answered; <see langword="null"/> where it has.</summary>
    public string? NeverAnswered => presence.HasAnswered ? null : ServerPresence.NeverAnswered;

    /// <summary>What went wrong last; <see langword="null"/> while it answers.</summary>
    public string? Trouble => presence.Trouble;

    /// <summary>Ends when the server has stored all that was written so far; at once where it is silent.</summary>
    public Task WaitForServerAsync(TimeSpan most, CancellationToken cancellationToken) =>
        presence.Answers ? progress.WaitAsync(most, time, cancellationToken) : Task.CompletedTask;

    /// <summary>Ends when rules of this version are in force.</summary>
    public Task WaitForRulesAsync(long version, TimeSpan most, CancellationToken cancellationToken) =>
        rules.WaitAsync(version, most, time, cancellationToken);
}
