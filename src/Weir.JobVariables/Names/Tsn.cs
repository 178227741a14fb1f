using System.Diagnostics.CodeAnalysis;
using Weir.Jobs;

namespace Weir.JobVariables;

/// <summary>
/// The four characters that name a job in its monitoring variable: a digit, then three digits to base 36. There are 466,560, so
/// that a job's is its tracking number by that measure, and the next free one where a live job has it.
/// </summary>
public readonly record struct Tsn
{
    /// <summary>How many there are.</summary>
    public const int Count = 10 * 36 * 36 * 36;

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private readonly int _value;

    private Tsn(int value) => _value = value;

    /// <summary>The one that belongs to a tracking number.</summary>
    public static Tsn From(TrackingNumber number) => new(number.Value % Count);

    /// <summary>The one of a job that is new: its own, or the next that nobody has.</summary>
    /// <exception cref="InvalidOperationException">All are taken.</exception>
    public static Tsn FreeFor(TrackingNumber number, Func<Tsn, bool> isTaken)
    {
        var candidate = From(number);
        for (var tried = 0; tried < Count; tried++)
        {
            if (!isTaken(candidate))
            {
                return candidate;
            }

            candidate = candidate.Next();
        }

        throw new InvalidOperationException($"all {Count} TSNs are those of live jobs");
    }

    /// <summary>The one after it; the first after the last.</summary>
    public Tsn Next() => new((_value + 1) % Count);

    /// <summary>Reads four characters; small letters are taken as capitals.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Tsn tsn)
    {
        tsn = default;
        if (text is not { Length: 4 } || !char.IsAsciiDigit(text[0]))
        {
            return false;
        }

        var value = 0;
        foreach (var c in text)
        {
            var digit = Digits.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            value = (value * 36) + digit;
        }

        tsn = new Tsn(value);
        return true;
    }

    /// <summary>The four characters.</summary>
    public override string ToString() =>
        string.Create(
            4,
            _value,
            static (text, value) =>
            {
                for (var place = text.Length - 1; place >= 0; place--)
                {
                    text[place] = Digits[value % 36];
                    value /= 36;
                }
            }
        );
}
