using System.Buffers.Binary;
using System.Text;
using Weir.Jobs;

namespace Weir.Shepherd;

/// <summary>
/// A shepherd's order as bytes: the letters <c>WSHP</c>, a version byte, then fields of a tag byte, a length of four bytes (little
/// endian) and so many bytes. Unknown tags are passed over, so that an older shepherd reads a newer agent's order.
/// </summary>
public static class ShepherdOrderCodec
{
    private const byte Version = 1;

    private enum Tag : byte
    {
        Number = 1,
        Folder,
        UserId,
        GroupId,
        Group,
        FilesGroup,
        Cgroup,
        Hints,
        Environment,
        Submission,
        OutputMost,
        OutputEnds,
        IsAnswered,
    }

    /// <summary>The order as bytes.</summary>
    public static byte[] Write(ShepherdOrder order)
    {
        using var bytes = new MemoryStream(2048);
        bytes.Write("WSHP"u8);
        bytes.WriteByte(Version);
        WriteField(bytes, Tag.Number, (uint)order.Number.Value);
        WriteField(bytes, Tag.Folder, Encoding.UTF8.GetBytes(order.Folder));
        WriteField(bytes, Tag.UserId, order.UserId);
        WriteField(bytes, Tag.GroupId, order.GroupId);
        foreach (var group in order.Groups)
        {
            WriteField(bytes, Tag.Group, group);
        }

        if (order.FilesGroupId is { } files)
        {
            WriteField(bytes, Tag.FilesGroup, files);
        }

        if (order.Cgroup is { } cgroup)
        {
            WriteField(bytes, Tag.Cgroup, Encoding.UTF8.GetBytes(cgroup));
        }

        if (order.HintsSocket is { } hints)
        {
            WriteField(bytes, Tag.Hints, Encoding.UTF8.GetBytes(hints));
        }

        foreach (var entry in order.ExtraEnvironment)
        {
            WriteField(bytes, Tag.Environment, entry);
        }

        if (order.Output is { } output)
        {
            WriteField(bytes, Tag.OutputMost, BitConverter.GetBytes(output.Most));
            WriteField(bytes, Tag.OutputEnds, output.Ends ? 1u : 0u);
        }

        if (order.IsAnswered)
        {
            WriteField(bytes, Tag.IsAnswered, 1u);
        }

        WriteField(bytes, Tag.Submission, SubmissionCodec.Write(order.Submission));
        return bytes.ToArray();
    }

    /// <summary>Reads an order.</summary>
    /// <exception cref="FormatException">The bytes are not an order; the message says what is wrong.</exception>
    public static ShepherdOrder Read(ReadOnlySpan<byte> bytes)
    {
        const int Head = 5;
        if (bytes.Length < Head || !bytes[..4].SequenceEqual("WSHP"u8) || bytes[4] != Version)
        {
            throw new FormatException($"not a shepherd's order of version {Version}");
        }

        var rest = bytes[Head..];
        uint number = 0,
            filesGroup = 0;
        uint? user = null,
            group = null;
        List<uint> groups = [];
        List<byte[]> environment = [];
        string? folder = null,
            cgroup = null,
            hints = null;
        var hasFilesGroup = false;
        long? outputMost = null;
        var outputEnds = false;
        var isAnswered = false;
        Submission? submission = null;
        while (!rest.IsEmpty)
        {
            var length = rest.Length < Head ? -1 : BinaryPrimitives.ReadInt32LittleEndian(rest[1..]);
            if (length < 0 || length > rest.Length - Head)
            {
                throw new FormatException("a shepherd's order is cut off");
            }

            var value = rest.Slice(Head, length);
            switch ((Tag)rest[0])
            {
                case Tag.Number:
                    number = ReadNumber(value);
                    break;
                case Tag.Folder:
                    folder = Encoding.UTF8.GetString(value);
                    break;
                case Tag.UserId:
                    user = ReadNumber(value);
                    break;
                case Tag.GroupId:
                    group = ReadNumber(value);
                    break;
                case Tag.Group:
                    groups.Add(ReadNumber(value));
                    break;
                case Tag.FilesGroup:
                    (filesGroup, hasFilesGroup) = (ReadNumber(value), true);
                    break;
                case Tag.Cgroup:
                    cgroup = Encoding.UTF8.GetString(value);
                    break;
                case Tag.Hints:
                    hints = Encoding.UTF8.GetString(value);
                    break;
                case Tag.Environment:
                    environment.Add(value.ToArray());
                    break;
                case Tag.OutputMost:
                    outputMost = BitConverter.ToInt64(value);
                    break;
                case Tag.OutputEnds:
                    outputEnds = ReadNumber(value) != 0;
                    break;
                case Tag.IsAnswered:
                    isAnswered = ReadNumber(value) != 0;
                    break;
                case Tag.Submission:
                    submission = SubmissionCodec.Read(value);
                    break;
                default:
                    break;
            }

            rest = rest[(Head + length)..];
        }

        if (number is 0 or > TrackingNumber.Maximum || folder is null || user is null || group is null || submission is null)
        {
            throw new FormatException("a shepherd's order needs a number, a folder, a user, a group and a submission");
        }

        return new ShepherdOrder
        {
            Number = new TrackingNumber((int)number),
            Folder = folder,
            UserId = user.Value,
            GroupId = group.Value,
            Groups = groups,
            FilesGroupId = hasFilesGroup ? filesGroup : null,
            Cgroup = cgroup,
            HintsSocket = hints,
            ExtraEnvironment = environment,
            Output = outputMost is { } most ? new OutputLimit(most, outputEnds) : null,
            IsAnswered = isAnswered,
            Submission = submission,
        };
    }

    private static uint ReadNumber(ReadOnlySpan<byte> value) =>
        value.Length == sizeof(uint)
            ? BinaryPrimitives.ReadUInt32LittleEndian(value)
            : throw new FormatException("a shepherd's order holds a number that is none");

    private static void WriteField(MemoryStream bytes, Tag tag, uint number)
    {
        Span<byte> packed = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(packed, number);
        WriteField(bytes, tag, packed);
    }

    private static void WriteField(MemoryStream bytes, Tag tag, ReadOnlySpan<byte> value)
    {
        Span<byte> head = stackalloc byte[1 + sizeof(int)];
        head[0] = (byte)tag;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], value.Length);
        bytes.Write(head);
        bytes.Write(value);
    }
}
