using System.Globalization;

namespace Weir.ThruPut;

/// <summary>
/// A moment as the messages have it, <c>yyyymmddhhMMssth</c>: tenths and hundredths of a second at the end, no zone. The
/// server stamps in the zone its days are counted in.
/// </summary>
public readonly record struct ThruPutTime
{
    /// <summary>How long its text is.</summary>
    public const int Length = 16;

    private const string Pattern = "yyyyMMddHHmmssff";

    /// <summary>Takes the clock's reading of a moment; what is finer than a hundredth is cut, not rounded.</summary>
    public ThruPutTime(DateTimeOffset moment)
        : this(moment.DateTime) { }

    private ThruPutTime(DateTime clock) =>
        Clock = new DateTime(clock.Ticks - (clock.Ticks % (TimeSpan.TicksPerMillisecond * 10)), DateTimeKind.Unspecified);

    /// <summary>What a clock on the server's wall showed.</summary>
    public DateTime Clock { get; }

    /// <summary>Reads the 16 digits.</summary>
    public static bool TryParse(string? text, out ThruPutTime time)
    {
        time = default;
        if (
            text is not { Length: Length }
            || !DateTime.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)
        )
        {
            return false;
        }

        time = new ThruPutTime(clock);
        return true;
    }

    /// <summary>The 16 digits.</summary>
    public override string ToString() => Clock.ToString(Pattern, CultureInfo.InvariantCulture);
}
