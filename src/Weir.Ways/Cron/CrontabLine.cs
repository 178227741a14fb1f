using System.Buffers;

namespace Weir.Ways.Cron;

/// <summary>One line of a crontab, read as Debian's cron reads it.</summary>
internal readonly ref struct CrontabLine
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t=\r\f\v"u8);

    private CrontabLine(ReadOnlySpan<byte> bytes, CrontabLineKind kind, int nameStart, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Bytes = bytes;
        Kind = kind;
        NameStart = nameStart;
        Name = name;
        Value = value;
    }

    /// <summary>The line as it stands, with its line end where it has one.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    public CrontabLineKind Kind { get; }

    /// <summary>Of a setting: where its name begins.</summary>
    public int NameStart { get; }

    /// <summary>Of a setting: its name.</summary>
    public ReadOnlySpan<byte> Name { get; }

    /// <summary>Of a setting: its value without quotes.</summary>
    public ReadOnlySpan<byte> Value { get; }

    /// <summary>The line without blanks before it and without its line end.</summary>
    public ReadOnlySpan<byte> Text => Trimmed(Bytes);

    /// <summary>Takes the next line off a table.</summary>
    public static bool Next(scoped ref ReadOnlySpan<byte> table, out CrontabLine line)
    {
        if (table.IsEmpty)
        {
            line = default;
            return false;
        }

        var end = table.IndexOf((byte)'\n');
        var bytes = end < 0 ? table : table[..(end + 1)];
        table = table[bytes.Length..];
        line = Read(bytes);
        return true;
    }

    private static CrontabLine Read(ReadOnlySpan<byte> bytes)
    {
        var text = Trimmed(bytes);
        if (text.IsEmpty || text[0] == '#')
        {
            return new CrontabLine(bytes, CrontabLineKind.Comment, 0, default, default);
        }

        return ReadSetting(bytes, text, out var line) ? line : new CrontabLine(bytes, CrontabLineKind.Entry, 0, default, default);
    }

    // The name ends at a blank or =, a quoted one at its quote or =; the value may be quoted, and then nothing may follow it.
    private static bool ReadSetting(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> text, out CrontabLine line)
    {
        line = default;
        var rest = text;
        var quote = rest[0] is (byte)'\'' or (byte)'"' ? rest[0] : (byte)0;
        rest = quote == 0 ? rest : rest[1..];
        var nameEnd = quote == 0 ? rest.IndexOfAny(NameEnds) : rest.IndexOfAny(quote, (byte)'=');
        if (nameEnd < 0)
        {
            return false;
        }

        var name = rest[..nameEnd];
        rest = rest[(rest[nameEnd] == '=' ? nameEnd : nameEnd + 1)..].TrimStart(Blanks);
        if (rest is not [(byte)'=', ..])
        {
            return false;
        }

        var value = rest[1..].TrimStart(Blanks);
        if (value is [(byte)'\'' or (byte)'"', ..])
        {
            var close = value[1..].IndexOf(value[0]);
            if (close < 0 || !value[(close + 2)..].Trim(Blanks).IsEmpty)
            {
                return false;
            }

            value = value.Slice(1, close);
        }
        else
        {
            value = value.TrimEnd(Blanks);
        }

        line = new CrontabLine(bytes, CrontabLineKind.Setting, Start(bytes) + (quote == 0 ? 0 : 1), name, value);
        return true;
    }

    private static ReadOnlySpan<byte> Blanks => " \t\r\f\v"u8;

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> bytes)
    {
        var text = bytes[Start(bytes)..];
        return text is [.., (byte)'\n'] ? text[..^1] : text;
    }

    private static int Start(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.IndexOfAnyExcept((byte)' ', (byte)'\t');
        return start < 0 ? bytes.Length : start;
    }
}
