namespace Weir.JobVariables;

/// <summary>What a variable holds: 128 or 256 bytes, and how their characters are written.</summary>
/// <param name="Bytes">All of them.</param>
/// <param name="Encoding">The variable's encoding.</param>
/// <param name="Version">When it was last written, as finely as the file system counts: another one after each write, the same value or
/// not.</param>
public readonly record struct VariableValue(ReadOnlyMemory<byte> Bytes, VariableEncoding Encoding, long Version = 0)
{
    /// <summary>The value as a record, whatever it says.</summary>
    public MonitoringRecord Record => MonitoringRecord.Parse(Bytes.Span, Encoding);

    /// <summary>A part, from a position counted from 1 on; what lies behind the end is not there.</summary>
    public ReadOnlyMemory<byte> Part(int position, int length)
    {
        var offset = Math.Min(position - 1, Bytes.Length);
        return Bytes.Slice(offset, Math.Min(length, Bytes.Length - offset));
    }

    /// <summary>
    /// The value of a variable that has this many bytes: filled up with blanks where its file was cut short, cut where it was made longer.
    /// </summary>
    public VariableValue From(int size)
    {
        if (Bytes.Length == size)
        {
            return this;
        }

        var whole = new byte[size];
        whole.AsSpan().Fill(CharacterSet.For(Encoding).Blank);
        Part(1, size).CopyTo(whole);
        return this with { Bytes = whole };
    }

    /// <summary>Whether nothing was written between the two, as far as can be seen.</summary>
    public bool IsSameWrite(VariableValue other) =>
        Version == other.Version && Encoding == other.Encoding && Bytes.Span.SequenceEqual(other.Bytes.Span);
}
