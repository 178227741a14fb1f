using System.Globalization;

namespace Weir.JobVariables;

/// <summary>Which of the machine's sessions a record is from: 001 to 999, then 001 again.</summary>
public readonly record struct SessionNumber
{
    private const int Most = 999;

    private readonly int _value;

    /// <summary>Makes a session's number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not 1 to 999.</exception>
    public SessionNumber(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Most);
        _value = value;
    }

    /// <summary>1 to 999.</summary>
    public int Value => Math.Max(_value, 1);

    /// <summary>The one after it.</summary>
    public SessionNumber Next() => new((Value % Most) + 1);

    /// <summary>Three digits.</summary>
    public override string ToString() => Value.ToString("D3", CultureInfo.InvariantCulture);
}
