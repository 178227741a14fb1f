namespace Weir.Jobs;

/// <summary>What a caller may do; each role may do what those before it may, but for a viewer, who acts on nothing.</summary>
public enum Role
{
    /// <summary>
    /// The agent of one machine, by its token: its link to the server and nothing else. Below all others, so that no comparison lets it
    /// pass.
    /// </summary>
    Agent = -1,

    /// <summary>Sees states of all jobs, no output, acts on nothing.</summary>
    Viewer = 0,

    /// <summary>Sees and acts on own jobs.</summary>
    User,

    /// <summary>Sees and acts on all jobs.</summary>
    Operator,

    /// <summary>An operator who also changes rules, definitions and the gate.</summary>
    Administrator,
}
