namespace Weir.Jobs;

/// <summary>By which way an act came.</summary>
public enum ActorOrigin
{
    /// <summary>It was not told: kept from a time before origins were.</summary>
    Unknown,

    /// <summary>A Unix socket, where the kernel says who calls.</summary>
    Socket,

    /// <summary>The page, in a session that began with a link.</summary>
    Console,

    /// <summary>A token, named by <see cref="Actor.Through"/>.</summary>
    Token,

    /// <summary>An agent that spoke for a user of its machine.</summary>
    Agent,

    /// <summary>An XML message on a connection of its own.</summary>
    Xml,

    /// <summary>A definition that came due, named by <see cref="Actor.Through"/>.</summary>
    Definition,

    /// <summary>Weir itself.</summary>
    Weir,
}
