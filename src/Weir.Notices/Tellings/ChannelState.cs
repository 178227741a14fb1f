namespace Weir.Notices;

/// <summary>How it goes with one channel, since the server's start.</summary>
internal sealed class ChannelState
{
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(15);

    /// <summary>How often it failed in a row.</summary>
    public int Failures { get; private set; }

    /// <summary>Not to be tried before.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    /// <summary>Deliveries that are under way.</summary>
    public int UnderWay { get; set; }

    /// <summary>Whether operators were told that it fails.</summary>
    public bool IsTold { get; set; }

    /// <summary>It took something.</summary>
    public void Sent() => (Failures, NotBefore) = (0, default);

    /// <summary>It failed: twice as long a pause as before, up to a quarter of an hour.</summary>
    public void Failed(DateTimeOffset now)
    {
        var pause = s_first * Math.Pow(2, Math.Min(Failures, 10));
        Failures++;
        NotBefore = now + (pause < s_longest ? pause : s_longest);
    }

    /// <summary>How many deliveries may begin: of a channel that fails one is tried, and the others wait for it.</summary>
    public int Room(DateTimeOffset now, int most) =>
        now < NotBefore ? 0
        : Failures > 0 ? Math.Max(0, 1 - UnderWay)
        : Math.Max(0, most - UnderWay);
}
