namespace Weir.Day.State;

/// <summary>How many jobs a machine gets in one interval while Weir opens gradually.</summary>
/// <param name="ordinal">Tells machines apart where their lanes wait; from 2 on.</param>
internal sealed class StartPortion(int ordinal)
{
    public int Ordinal { get; } = ordinal;

    /// <summary>The most jobs of this interval.</summary>
    public int Allowed { get; private set; }

    /// <summary>Jobs that went in it.</summary>
    public int Started { get; set; }

    /// <summary>Jobs of the machine that ended in it.</summary>
    public int Ended { get; set; }

    public bool IsUsedUp => Started >= Allowed;

    /// <summary>The next interval: one for each processor, and as many as the machine was seen to get done.</summary>
    public void Refill(int processors)
    {
        Allowed = Math.Max(processors, 1) + Ended;
        (Started, Ended) = (0, 0);
    }
}
