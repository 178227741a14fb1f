using System.Globalization;

namespace Weir.JobVariables;

/// <summary>
/// The 128 bytes that say what a job does, with or without the 128 bytes after them that are free for its owner. Any bytes of
/// that length can be read and come out as they went in; what is changed is changed byte by byte. Immutable.
/// </summary>
public sealed class MonitoringRecord : IEquatable<MonitoringRecord>
{
    /// <summary>The system's part.</summary>
    public const int Size = 128;

    /// <summary>With the user's part.</summary>
    public const int SizeWithUserPart = 256;

    private const string TimeFormat = "yyyy-MM-ddHHmmss";

    private readonly byte[] _bytes;
    private readonly CharacterSet _characters;

    private MonitoringRecord(byte[] bytes, VariableEncoding encoding)
    {
        _bytes = bytes;
        _characters = CharacterSet.For(encoding);
    }

    /// <summary>How its characters are written.</summary>
    public VariableEncoding Encoding => _characters.Encoding;

    /// <summary>What the job does; letters that nobody knows are passed through.</summary>
    public MonitoringStatus Status => MonitoringStatus.Create(Text(RecordField.Status));

    /// <summary>The job's four characters, as they stand there.</summary>
    public string Tsn => Text(RecordField.Tsn);

    /// <summary>The agent's id, without the blanks after it.</summary>
    public string Catalog => Trimmed(RecordField.Catalog);

    /// <summary>What it monitors: <c>J</c> job, <c>S</c> print job, <c>P</c> program, or another letter.</summary>
    public char Type => Text(RecordField.Type)[0];

    /// <summary>The session's three digits, as they stand there.</summary>
    public string Session => Text(RecordField.Session);

    /// <summary>When monitoring began; <see langword="null"/> where no time stands there.</summary>
    public DateTimeOffset? StartedAt => Time(RecordField.Started);

    /// <summary>When the job last set its time stamp; <see langword="null"/> where no time stands there.</summary>
    public DateTimeOffset? ActivityAt => Time(RecordField.Activity);

    /// <summary>The job's own name for what it does, without the blanks after it.</summary>
    public string Application => Trimmed(RecordField.Application);

    /// <summary>The job's own 58 bytes, without the blanks after them.</summary>
    public string Information => Trimmed(RecordField.Information);

    /// <summary>Who cancelled the job, and why, where it was cancelled; else what the job wrote there.</summary>
    public string Cancellation => Trimmed(RecordField.Cancellation);

    /// <summary>The schedule's name, where there is one and the job has not written over it.</summary>
    public string Schedule => Trimmed(RecordField.Schedule);

    /// <summary>A program's return code, without the blanks after it; in a job's record the zero and the first of its TSN.</summary>
    public string ReturnCode => Trimmed(RecordField.ReturnCode);

    /// <summary>The bytes 129 to 256, or none.</summary>
    public ReadOnlySpan<byte> UserPart => _bytes.AsSpan(Size);

    /// <summary>All the bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Takes 128 or 256 bytes, whatever they say. Without an encoding the first byte tells it.</summary>
    /// <exception cref="FormatException">There are more or fewer.</exception>
    public static MonitoringRecord Parse(ReadOnlySpan<byte> bytes, VariableEncoding? encoding = null) =>
        bytes.Length is Size or SizeWithUserPart
            ? new MonitoringRecord(bytes.ToArray(), encoding ?? Detect(bytes))
            : throw new FormatException($"a record has {Size} or {SizeWithUserPart} bytes, not {bytes.Length}");

    /// <summary>
    /// Which encoding bytes are in: EBCDIC where they begin with its <c>$</c>, which is a bracket in ASCII and never begins a record.
    /// </summary>
    public static VariableEncoding Detect(ReadOnlySpan<byte> bytes) =>
        !bytes.IsEmpty && bytes[0] == CharacterSet.Ebcdic.TryEncode("$")![0] ? VariableEncoding.Ebcdic : VariableEncoding.Ascii;

    /// <summary>A record of blanks.</summary>
    public static MonitoringRecord Blank(VariableEncoding encoding = VariableEncoding.Ascii, int size = Size)
    {
        if (size is not (Size or SizeWithUserPart))
        {
            throw new ArgumentOutOfRangeException(nameof(size));
        }

        var bytes = new byte[size];
        bytes.AsSpan().Fill(CharacterSet.For(encoding).Blank);
        return new MonitoringRecord(bytes, encoding);
    }

    /// <summary>The record of a job whose monitoring begins; the user's part stays as it is.</summary>
    public MonitoringRecord Opened(RecordOpening opening)
    {
        if (!char.IsAsciiLetterUpper(opening.Type))
        {
            throw new FormatException($"'{opening.Type}' is not a type: a letter A-Z");
        }

        var bytes = ToBytes();
        bytes.AsSpan(0, Size).Fill(_characters.Blank);
        Write(bytes, RecordField.Status, opening.Status.ToString());
        Write(bytes, RecordField.Zero, "0");
        Write(bytes, RecordField.Tsn, opening.Tsn.ToString());
        Write(bytes, RecordField.Catalog, opening.Catalog.ToString());
        Write(bytes, RecordField.Type, opening.Type.ToString());
        Write(bytes, RecordField.Session, opening.Session.ToString());
        Write(bytes, RecordField.Started, Stamp(opening.StartedAt));
        Write(bytes, RecordField.Schedule, Lenient(opening.Schedule ?? "", RecordField.Schedule.Length));
        return new MonitoringRecord(bytes, Encoding);
    }

    /// <summary>With another status and nothing else changed.</summary>
    public MonitoringRecord With(MonitoringStatus status) => With(RecordField.Status, status.ToString());

    /// <summary>With the job's time stamp.</summary>
    public MonitoringRecord WithActivity(DateTimeOffset at) => With(RecordField.Activity, Stamp(at));

    /// <summary>With the job's name for what it does, at most 8 characters.</summary>
    /// <exception cref="FormatException">It does not fit, or holds a character that the record cannot.</exception>
    public MonitoringRecord WithApplication(string name) => With(RecordField.Application, Strict(name, RecordField.Application));

    /// <summary>With the job's information, at most 58 characters. One that ends before the schedule's name lets that stand.</summary>
    /// <exception cref="FormatException">It does not fit, or holds a character that the record cannot.</exception>
    public MonitoringRecord WithInformation(string text)
    {
        var field = text.Length <= RecordField.Cancellation.Length ? RecordField.Cancellation : RecordField.Information;
        return With(field, Strict(text, field));
    }

    /// <summary>
    /// With who cancelled the job, abbreviated to 8 characters, and why; both are cut to what fits and characters that the
    /// record cannot hold become question marks, because a cancel is not refused for its text.
    /// </summary>
    public MonitoringRecord WithCancellation(string originator, string? text)
    {
        const int Abbreviated = 8;
        var who = Lenient(originator, Abbreviated);
        return With(
            RecordField.Cancellation,
            Lenient(string.IsNullOrEmpty(text) ? who : $"{who}: {text}", RecordField.Cancellation.Length)
        );
    }

    /// <summary>A program's record: status, a return code of up to four characters, and type <c>P</c>; nothing else is touched.</summary>
    /// <exception cref="FormatException">The code does not fit, or holds a character that the record cannot.</exception>
    public MonitoringRecord OfProgram(MonitoringStatus status, string returnCode = "") =>
        With(status).With(RecordField.ReturnCode, Strict(returnCode, RecordField.ReturnCode)).With(RecordField.Type, "P");

    /// <summary>The same in another encoding.</summary>
    public MonitoringRecord Convert(VariableEncoding encoding) => new(_characters.Convert(_bytes, CharacterSet.For(encoding)), encoding);

    /// <summary>What stands in a field; what is no character reads as the replacement character.</summary>
    public string Text(RecordField field) => _characters.Decode(_bytes.AsSpan(field.Offset, field.Length));

    /// <summary>A copy of the bytes.</summary>
    public byte[] ToBytes() => [.. _bytes];

    public bool Equals(MonitoringRecord? other) =>
        other is not null && Encoding == other.Encoding && _bytes.AsSpan().SequenceEqual(other._bytes);

    public override bool Equals(object? obj) => Equals(obj as MonitoringRecord);

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(_bytes);
        return hash.ToHashCode();
    }

    /// <summary>The system's part as text.</summary>
    public override string ToString() => _characters.Decode(_bytes.AsSpan(0, Size));

    internal static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static string Strict(string text, RecordField field)
    {
        if (!CharacterSet.CanEncode(text))
        {
            throw new FormatException(
                $"'{Jobs.Printable.Escape(text)}' cannot be the {field.Name}: allowed are the characters from blank to tilde of ASCII"
            );
        }

        return text.Length <= field.Length
            ? text
            : throw new FormatException(
                $"'{Jobs.Printable.Escape(text)}' cannot be the {field.Name}: it has {text.Length} characters, and there is room for {field.Length}"
            );
    }

    private static string Lenient(string text, int most)
    {
        var kept = string.Concat(text.EnumerateRunes().Take(most).Select(rune => rune.Value is >= ' ' and <= '~' ? (char)rune.Value : '?'));
        return kept;
    }

    private MonitoringRecord With(RecordField field, string text)
    {
        var bytes = ToBytes();
        Write(bytes, field, text);
        return new MonitoringRecord(bytes, Encoding);
    }

    private void Write(byte[] bytes, RecordField field, string text)
    {
        var place = bytes.AsSpan(field.Offset, field.Length);
        place.Fill(_characters.Blank);
        _characters.TryEncode(text)!.CopyTo(place);
    }

    private string Trimmed(RecordField field) => Text(field).TrimEnd(' ');

    private DateTimeOffset? Time(RecordField field) =>
        DateTimeOffset.TryParseExact(Text(field), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;
}
