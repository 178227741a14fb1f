using System.Buffers.Binary;
using System.Text;

namespace Weir.Jobs;

/// <summary>One field of a submission as bytes: a tag byte, a length of four bytes (little endian) and so many bytes.</summary>
internal readonly ref struct SubmissionField
{
    private SubmissionField(SubmissionTag tag, ReadOnlySpan<byte> value)
    {
        Tag = tag;
        Value = value;
    }

    public SubmissionTag Tag { get; }

    public ReadOnlySpan<byte> Value { get; }

    public string Text => Encoding.UTF8.GetString(Value);

    /// <summary>What is thrown where the field is not what its tag says.</summary>
    public FormatException Wrong => Invalid(Tag);

    /// <summary>Takes the first field off what is left.</summary>
    public static SubmissionField Next(ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 5)
        {
            throw new FormatException("a submission's last field is cut off");
        }

        var tag = (SubmissionTag)rest[0];
        var length = BinaryPrimitives.ReadInt32LittleEndian(rest[1..]);
        if (length < 0 || length > rest.Length - 5)
        {
            throw Invalid(tag);
        }

        var field = new SubmissionField(tag, rest.Slice(5, length));
        rest = rest[(5 + length)..];
        return field;
    }

    public int Number(int least, int most) => Number(Value, least, most);

    public T ReadEnum<T>()
        where T : struct, Enum
    {
        var word = (T)(object)Number(0, byte.MaxValue);
        return Enum.IsDefined(word) ? word : throw Wrong;
    }

    public ResourceLimit Limit() =>
        Value.Length == 20
            ? new ResourceLimit(
                Number(Value[..4], 0, 15),
                BinaryPrimitives.ReadUInt64LittleEndian(Value[4..]),
                BinaryPrimitives.ReadUInt64LittleEndian(Value[12..])
            )
            : throw Wrong;

    public static void WriteFields(MemoryStream bytes, SubmissionTag tag, IReadOnlyList<byte[]> values)
    {
        foreach (var value in values)
        {
            WriteField(bytes, tag, value);
        }
    }

    public static void WriteField(MemoryStream bytes, SubmissionTag tag, string text) =>
        WriteField(bytes, tag, Encoding.UTF8.GetBytes(text));

    public static void WriteField(MemoryStream bytes, SubmissionTag tag, int number)
    {
        Span<byte> packed = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(packed, number);
        WriteField(bytes, tag, packed);
    }

    public static void WriteField(MemoryStream bytes, SubmissionTag tag, ResourceLimit limit)
    {
        Span<byte> packed = stackalloc byte[20];
        BinaryPrimitives.WriteInt32LittleEndian(packed, limit.Resource);
        BinaryPrimitives.WriteUInt64LittleEndian(packed[4..], limit.Soft);
        BinaryPrimitives.WriteUInt64LittleEndian(packed[12..], limit.Hard);
        WriteField(bytes, tag, packed);
    }

    public static void WriteField(MemoryStream bytes, SubmissionTag tag, ReadOnlySpan<byte> value)
    {
        Span<byte> head = stackalloc byte[5];
        head[0] = (byte)tag;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], value.Length);
        bytes.Write(head);
        bytes.Write(value);
    }

    private int Number(ReadOnlySpan<byte> value, int least, int most)
    {
        var number = value.Length == 4 ? BinaryPrimitives.ReadInt32LittleEndian(value) : throw Wrong;
        return number >= least && number <= most ? number : throw Wrong;
    }

    private static FormatException Invalid(SubmissionTag tag) => new($"a submission's field '{tag}' is not well-formed");
}
