using System.Buffers.Binary;
using System.Text;

namespace Weir.Jobs;

/// <summary>
/// A submission as bytes, for the gate's hot path, the journal and the shepherd: the four letters <c>WEIR</c>, a version
/// byte, then fields of a tag byte, a length of four bytes (little endian) and so many bytes. Unknown tags are passed over.
/// </summary>
public static class SubmissionCodec
{
    /// <summary>The media type of these bytes.</summary>
    public const string MediaType = "application/vnd.weir.submission";

    /// <summary>The largest submission taken, 8 MiB.</summary>
    public const int MaximumSize = 8 * 1024 * 1024;

    private const byte Version = 1;

    private enum Tag : byte
    {
        Key = 1, Name, Way, Mode, JobDescription, JobQueue, Argument, Script, Environment, Directory, Umask, ResourceLimit,
        LocalDataArea, Library, JobDate, Priority, Hold, Limit, RerunOf, Monitor, MonitorPassword,
        Service = 40,
    }

    /// <summary>The submission as bytes.</summary>
    public static byte[] Write(Submission submission)
    {
        using var bytes = new MemoryStream(1024);
        bytes.Write("WEIR"u8);
        bytes.WriteByte(Version);
        Put(bytes, Tag.Key, submission.Key.ToByteArray());
        Put(bytes, Tag.Name, submission.Name.Text);
        Put(bytes, Tag.Way, (int)submission.Way);
        Put(bytes, Tag.Mode, (int)submission.Mode);
        Put(bytes, Tag.JobDescription, submission.JobDescription.ToString());
        Put(bytes, Tag.JobQueue, submission.JobQueue.ToString());
        PutAll(bytes, Tag.Argument, submission.Arguments);
        PutAll(bytes, Tag.Environment, submission.Environment);
        Put(bytes, Tag.Directory, submission.Directory);
        Put(bytes, Tag.Umask, submission.Umask);
        Put(bytes, Tag.Priority, submission.Priority);
        if (submission.Script is { } script)
        {
            Put(bytes, Tag.Script, script);
        }

        Span<byte> packed = stackalloc byte[20];
        foreach (var limit in submission.ResourceLimits)
        {
            BinaryPrimitives.WriteInt32LittleEndian(packed, limit.Resource);
            BinaryPrimitives.WriteUInt64LittleEndian(packed[4..], limit.Soft);
            BinaryPrimitives.WriteUInt64LittleEndian(packed[12..], limit.Hard);
            Put(bytes, Tag.ResourceLimit, packed);
        }

        if (submission.LocalDataArea is { } area)
        {
            Put(bytes, Tag.LocalDataArea, area);
        }

        foreach (var library in submission.LibraryList)
        {
            Put(bytes, Tag.Library, library.Text);
        }

        if (submission.JobDate is { } date)
        {
            Put(bytes, Tag.JobDate, date.DayNumber);
        }

        if (submission.Hold)
        {
            Put(bytes, Tag.Hold, []);
        }

        foreach (var need in submission.Limits)
        {
            Put(bytes, Tag.Limit, need.ToString());
        }

        if (submission.Service is { } service)
        {
            Put(bytes, Tag.Service, service.Text);
        }

        if (submission.RerunOf is { } rerunOf)
        {
            Put(bytes, Tag.RerunOf, rerunOf.Value);
        }

        if (submission.Monitor is { } monitor)
        {
            Put(bytes, Tag.Monitor, monitor);
        }

        if (submission.MonitorPassword is { } password)
        {
            Put(bytes, Tag.MonitorPassword, password);
        }

        return bytes.ToArray();
    }

    /// <summary>Reads a submission.</summary>
    /// <exception cref="FormatException">The bytes are not a submission; the message says what is wrong.</exception>
    public static Submission Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 5 || !bytes[..4].SequenceEqual("WEIR"u8) || bytes[4] != Version)
        {
            throw new FormatException($"not a submission of version {Version}");
        }

        var rest = bytes[5..];
        Guid key = default;
        ObjectName? name = null;
        WayIn way = default;
        SubmissionMode mode = default;
        var description = QualifiedName.Default;
        var queue = QualifiedName.Default;
        List<byte[]> arguments = [], environment = [];
        List<ResourceLimit> resourceLimits = [];
        List<ObjectName> libraries = [];
        List<LimitNeed> limits = [];
        string? monitor = null, monitorPassword = null;
        byte[]? script = null, directory = null, area = null;
        var umask = 0x12;
        var priority = 5;
        DateOnly? date = null;
        var hold = false;
        TrackingNumber? rerunOf = null;
        ObjectName? service = null;
        while (!rest.IsEmpty)
        {
            var (tag, value) = Next(ref rest);
            switch (tag)
            {
                case Tag.Key: key = value.Length == 16 ? new Guid(value) : throw Wrong(tag); break;
                case Tag.Name: name = ObjectName.Parse(Text(value)); break;
                case Tag.Way: way = Word<WayIn>(value, tag); break;
                case Tag.Mode: mode = Word<SubmissionMode>(value, tag); break;
                case Tag.JobDescription: description = QualifiedName.Parse(Text(value)); break;
                case Tag.JobQueue: queue = QualifiedName.Parse(Text(value)); break;
                case Tag.Argument: arguments.Add(value.ToArray()); break;
                case Tag.Script: script = value.ToArray(); break;
                case Tag.Environment: environment.Add(value.ToArray()); break;
                case Tag.Directory: directory = value.ToArray(); break;
                case Tag.Umask: umask = Number(value, tag, 0, 0x1FF); break;
                case Tag.ResourceLimit: resourceLimits.Add(Limit(value)); break;
                case Tag.LocalDataArea: area = value.Length <= Submission.LocalDataAreaSize ? value.ToArray() : throw Wrong(tag); break;
                case Tag.Library: libraries.Add(ObjectName.Parse(Text(value))); break;
                case Tag.JobDate: date = DateOnly.FromDayNumber(Number(value, tag, 0, DateOnly.MaxValue.DayNumber)); break;
                case Tag.Priority: priority = Number(value, tag, 1, 9); break;
                case Tag.Hold: hold = true; break;
                case Tag.Limit: limits.Add(LimitNeed.TryParse(Text(value), out var need) ? need : throw Wrong(tag)); break;
                case Tag.Monitor: monitor = Text(value); break;
                case Tag.MonitorPassword: monitorPassword = Text(value); break;
                case Tag.Service: service = ObjectName.Parse(Text(value)); break;
                case Tag.RerunOf: rerunOf = new TrackingNumber(Number(value, tag, 1, TrackingNumber.Maximum)); break;
                default: break;
            }
        }

        if (arguments.Count == 0 || directory is null || name is null || key == default)
        {
            throw new FormatException("a submission needs a key, a name, a command and a directory");
        }

        return new Submission
        {
            Key = key,
            Name = name.Value,
            Way = way,
            Mode = mode,
            JobDescription = description,
            JobQueue = queue,
            Arguments = arguments,
            Script = script,
            Environment = environment,
            Directory = directory,
            Umask = umask,
            ResourceLimits = resourceLimits,
            LocalDataArea = area,
            LibraryList = libraries,
            JobDate = date,
            Priority = priority,
            Hold = hold,
            Limits = limits,
            Monitor = monitor,
            MonitorPassword = monitorPassword,
            RerunOf = rerunOf,
            Service = service,
        };
    }

    private static void PutAll(MemoryStream bytes, Tag tag, IReadOnlyList<byte[]> values)
    {
        foreach (var value in values)
        {
            Put(bytes, tag, value);
        }
    }

    private static void Put(MemoryStream bytes, Tag tag, string text) => Put(bytes, tag, Encoding.UTF8.GetBytes(text));

    private static void Put(MemoryStream bytes, Tag tag, int number)
    {
        Span<byte> packed = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(packed, number);
        Put(bytes, tag, packed);
    }

    private static void Put(MemoryStream bytes, Tag tag, ReadOnlySpan<byte> value)
    {
        Span<byte> head = stackalloc byte[5];
        head[0] = (byte)tag;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], value.Length);
        bytes.Write(head);
        bytes.Write(value);
    }

    private static FieldOf Next(ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 5)
        {
            throw new FormatException("a submission's last field is cut off");
        }

        var tag = (Tag)rest[0];
        var length = BinaryPrimitives.ReadInt32LittleEndian(rest[1..]);
        if (length < 0 || length > rest.Length - 5)
        {
            throw Wrong(tag);
        }

        var value = rest.Slice(5, length);
        rest = rest[(5 + length)..];
        return new FieldOf(tag, value);
    }

    private static string Text(ReadOnlySpan<byte> value) => Encoding.UTF8.GetString(value);

    private static int Number(ReadOnlySpan<byte> value, Tag tag, int least, int most)
    {
        var number = value.Length == 4 ? BinaryPrimitives.ReadInt32LittleEndian(value) : throw Wrong(tag);
        return number >= least && number <= most ? number : throw Wrong(tag);
    }

    private static T Word<T>(ReadOnlySpan<byte> value, Tag tag)
        where T : struct, Enum
    {
        var number = Number(value, tag, 0, byte.MaxValue);
        return Enum.IsDefined((T)(object)number) ? (T)(object)number : throw Wrong(tag);
    }

    private static ResourceLimit Limit(ReadOnlySpan<byte> value)
    {
        if (value.Length != 20)
        {
            throw Wrong(Tag.ResourceLimit);
        }

        return new ResourceLimit(
            Number(value[..4], Tag.ResourceLimit, 0, 15),
            BinaryPrimitives.ReadUInt64LittleEndian(value[4..]),
            BinaryPrimitives.ReadUInt64LittleEndian(value[12..]));
    }

    private static FormatException Wrong(Tag tag) => new($"a submission's field '{tag}' is not well-formed");

    private readonly ref struct FieldOf(Tag tag, ReadOnlySpan<byte> value)
    {
        private readonly ReadOnlySpan<byte> _value = value;

        public void Deconstruct(out Tag tag, out ReadOnlySpan<byte> value)
        {
            tag = Tag;
            value = _value;
        }

        private Tag Tag { get; } = tag;
    }
}
