using System.Globalization;
using Weir.Jobs;

namespace Weir.WhatIf.Swf;

/// <summary>The 18 fields of one line, taken one after the other.</summary>
internal ref struct SwfFields(ReadOnlySpan<char> line, int number)
{
    /// <summary>Above any time there is, so that no sum of them leaves what a clock can show.</summary>
    private const decimal Largest = 10_000_000_000m;

    private static readonly string[] Names =
    [
        "job number",
        "submit time",
        "wait time",
        "run time",
        "processors",
        "processor time",
        "memory",
        "requested processors",
        "requested time",
        "requested memory",
        "status",
        "user",
        "group",
        "executable",
        "queue",
        "partition",
        "preceding job",
        "think time",
    ];

    private ReadOnlySpan<char> _rest = line;
    private int _taken;

    /// <summary>A whole number, or -1.</summary>
    public long Whole()
    {
        var text = Next();
        var value = Value(text);
        return decimal.IsInteger(value) ? (long)value : throw Invalid(text, "a whole number, or -1 where it is not known");
    }

    /// <summary>A number that may have decimals, or -1.</summary>
    public decimal Number() => Value(Next());

    /// <summary>A number that must be known.</summary>
    public decimal Known()
    {
        var text = Next();
        var value = Value(text);
        return value >= 0 ? value : throw Invalid(text, "a number from 0");
    }

    /// <summary>Nothing may follow.</summary>
    public readonly void End()
    {
        var more = Count(_rest);
        if (more > 0)
        {
            throw Miscounted(_taken + more);
        }
    }

    private ReadOnlySpan<char> Next()
    {
        var start = _rest.TrimStart();
        if (start.IsEmpty)
        {
            throw Miscounted(_taken);
        }

        var length = 0;
        while (length < start.Length && !char.IsWhiteSpace(start[length]))
        {
            length++;
        }

        _rest = start[length..];
        _taken++;
        return start[..length];
    }

    private readonly decimal Value(ReadOnlySpan<char> text)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return
            decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var value)
            && (value >= 0 || value == SwfJob.Unknown)
            && value <= Largest
            ? value
            : throw Invalid(text, $"a number from 0 to {Largest}, or -1 where it is not known");
    }

    private readonly SwfException Invalid(ReadOnlySpan<char> text, string allowed) =>
        new(
            number,
            string.Create(
                CultureInfo.InvariantCulture,
                $"field {_taken} ({Names[_taken - 1]}) is '{Printable.Escape(text.ToString(), 40)}' where {allowed} is allowed"
            )
        );

    private readonly SwfException Miscounted(int fields) =>
        new(number, string.Create(CultureInfo.InvariantCulture, $"{fields} fields where a job has {Names.Length}"));

    private static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && (i == 0 || char.IsWhiteSpace(text[i - 1])))
            {
                count++;
            }
        }

        return count;
    }
}
