namespace Weir.Notices;

/// <summary>What clocks on the wall show in the server's zone.</summary>
public interface IWallClock
{
    /// <summary>The time of day at an instant.</summary>
    TimeOnly TimeOf(DateTimeOffset at);

    /// <summary>The first instant after another at which clocks show that time, UTC.</summary>
    DateTimeOffset Next(DateTimeOffset after, TimeOnly time);
}
