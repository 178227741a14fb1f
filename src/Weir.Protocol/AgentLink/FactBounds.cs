namespace Weir.Protocol.AgentLink;

/// <summary>How large the members of a fact may be. The agent keeps to it, the server refuses what does not.</summary>
public static class FactBounds
{
    /// <summary>Facts in one message.</summary>
    public const int Facts = 500;

    /// <summary>Bytes of one message.</summary>
    public const int MessageBytes = 16 * 1024 * 1024;

    /// <summary>Bytes that an agent puts into one message, unless one fact alone has more.</summary>
    public const int UsualBytes = 4 * 1024 * 1024;

    /// <summary>Characters of a refused fact that are kept.</summary>
    public const int KeptBytes = 16 * 1024;

    /// <summary>Refused facts of one machine that are kept.</summary>
    public const int KeptFacts = 1000;

    /// <summary>Characters of a stable word.</summary>
    public const int Code = 64;

    /// <summary>Characters of a user's name.</summary>
    public const int User = 256;

    /// <summary>Characters of who did something, and from where.</summary>
    public const int By = 600;

    /// <summary>Characters of a version, a boot id, a rule's name.</summary>
    public const int Word = 256;

    /// <summary>Characters of a command as it is shown.</summary>
    public const int Command = 1000;

    /// <summary>Characters of a sentence.</summary>
    public const int Text = 4000;

    /// <summary>Characters of a path, of a variable or of a cgroup.</summary>
    public const int Path = 4096;

    /// <summary>Limits that one job needs.</summary>
    public const int Limits = 100;

    /// <summary>Processors of a machine.</summary>
    public const int Processors = 65_536;

    /// <summary>The highest signal.</summary>
    public const int Signal = 127;

    /// <summary>Tracking numbers in one block.</summary>
    public const int Block = 100_000;

    /// <summary>Blocks that an agent says it has in hand.</summary>
    public const int Blocks = 1000;

    /// <summary>No fact is older: a machine whose clock was never set begins there.</summary>
    public static DateTimeOffset Earliest { get; } = DateTimeOffset.UnixEpoch;

    /// <summary>Every fact is before this.</summary>
    public static DateTimeOffset Latest { get; } = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
