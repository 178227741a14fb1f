using Weir.Agent.Lifetime;
using Weir.Jobs;
using Weir.Protocol.Gate;

namespace Weir.Agent.Ways;

/// <summary>
/// A way in that is put in somewhere on the machine. Whether it is off, observes or is on stands in <see cref="WayStore"/>, and what it
/// finds it takes to <see cref="Gate.SubmissionAdmission"/>.
/// </summary>
internal interface IWay
{
    /// <summary>Its name, as <c>cron</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Whether each user has a table of his own, which is his to put through the gate; another way is an administrator's.
    /// </summary>
    bool HasOwnTables { get; }

    /// <summary>Whether it says, without doing it, what installing and removing would change.</summary>
    bool CanRehearse => false;

    /// <summary>Puts it through the gate.</summary>
    /// <exception cref="WayException">It cannot be done; nothing changed.</exception>
    WayChange Install(GateInstall what, Caller caller);

    /// <summary>Takes it out again; every file is as it was.</summary>
    /// <exception cref="WayException">It cannot be done.</exception>
    Task<WayChange> RemoveAsync(GateInstall what, Caller caller);

    /// <summary>Looks at all of it: the ways, or the rules, have changed.</summary>
    Task RescanAsync();

    /// <summary>Takes over what an earlier agent left in the journal's settings.</summary>
    void Restore(IReadOnlyDictionary<string, string> settings);

    /// <summary>What follows it for as long as the agent is in control of the gate.</summary>
    AgentTask Part { get; }
}
