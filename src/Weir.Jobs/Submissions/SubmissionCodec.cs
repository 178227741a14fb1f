using static Weir.Jobs.SubmissionField;

namespace Weir.Jobs;

/// <summary>
/// A submission as bytes, for the gate's hot path, the journal and the shepherd: the four letters <c>WEIR</c>, a version
/// byte, then fields (<see cref="SubmissionField"/>). Unknown tags are passed over.
/// </summary>
public static class SubmissionCodec
{
    /// <summary>The media type of these bytes.</summary>
    public const string MediaType = "application/vnd.weir.submission";

    /// <summary>The largest submission taken, 8 MiB.</summary>
    public const int MaximumSize = 8 * 1024 * 1024;

    private const byte Version = 1;

    /// <summary>The submission as bytes.</summary>
    public static byte[] Write(Submission submission)
    {
        using var bytes = new MemoryStream(1024);
        bytes.Write("WEIR"u8);
        bytes.WriteByte(Version);
        WriteField(bytes, SubmissionTag.Key, submission.Key.ToByteArray());
        JobSpecFields.Write(bytes, submission);
        WriteField(bytes, SubmissionTag.Way, (int)submission.Way);
        WriteField(bytes, SubmissionTag.Mode, (int)submission.Mode);
        WriteFields(bytes, SubmissionTag.Argument, submission.Arguments);
        WriteFields(bytes, SubmissionTag.Environment, submission.Environment);
        WriteField(bytes, SubmissionTag.Directory, submission.Directory);
        WriteField(bytes, SubmissionTag.Umask, submission.Umask);
        if (submission.Script is { } script)
        {
            WriteField(bytes, SubmissionTag.Script, script);
        }

        foreach (var limit in submission.ResourceLimits)
        {
            WriteField(bytes, SubmissionTag.ResourceLimit, limit);
        }

        if (submission.Hold)
        {
            WriteField(bytes, SubmissionTag.Hold, []);
        }

        if (submission.RerunOf is { } rerunOf)
        {
            WriteField(bytes, SubmissionTag.RerunOf, rerunOf.Value);
        }

        if (submission.MonitorPassword is { } password)
        {
            WriteField(bytes, SubmissionTag.MonitorPassword, password);
        }

        if (submission.FilledFor is { } filled)
        {
            WriteField(bytes, SubmissionTag.FilledFor, filled.Text);
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
        var description = new JobSpecFields();
        Guid key = default;
        WayIn way = default;
        SubmissionMode mode = default;
        List<byte[]> arguments = [],
            environment = [];
        List<ResourceLimit> resourceLimits = [];
        string? monitorPassword = null;
        byte[]? script = null,
            directory = null;
        var umask = 0x12;
        var hold = false;
        TrackingNumber? rerunOf = null;
        FilledFor? filledFor = null;
        while (!rest.IsEmpty)
        {
            var field = Next(ref rest);
            if (description.TryRead(field))
            {
                continue;
            }

            switch (field.Tag)
            {
                case SubmissionTag.Key:
                    key = field.Value.Length == 16 ? new Guid(field.Value) : throw field.Wrong;
                    break;
                case SubmissionTag.Way:
                    way = field.ReadEnum<WayIn>();
                    break;
                case SubmissionTag.Mode:
                    mode = field.ReadEnum<SubmissionMode>();
                    break;
                case SubmissionTag.Argument:
                    arguments.Add(field.Value.ToArray());
                    break;
                case SubmissionTag.Script:
                    script = field.Value.ToArray();
                    break;
                case SubmissionTag.Environment:
                    environment.Add(field.Value.ToArray());
                    break;
                case SubmissionTag.Directory:
                    directory = field.Value.ToArray();
                    break;
                case SubmissionTag.Umask:
                    umask = field.Number(0, 0x1FF);
                    break;
                case SubmissionTag.ResourceLimit:
                    resourceLimits.Add(field.Limit());
                    break;
                case SubmissionTag.Hold:
                    hold = true;
                    break;
                case SubmissionTag.MonitorPassword:
                    monitorPassword = field.Text;
                    break;
                case SubmissionTag.RerunOf:
                    rerunOf = new TrackingNumber(field.Number(1, TrackingNumber.Maximum));
                    break;
                case SubmissionTag.FilledFor:
                    filledFor = FilledFor.Read(field.Text) ?? throw field.Wrong;
                    break;
                default:
                    break;
            }
        }

        if (arguments.Count == 0 || directory is null || description.Spec is not { } spec || key == default)
        {
            throw new FormatException("a submission needs a key, a name, a command and a directory");
        }

        return new Submission(spec, key, way, mode, arguments, directory)
        {
            Script = script,
            Environment = environment,
            Umask = umask,
            ResourceLimits = resourceLimits,
            Hold = hold,
            MonitorPassword = monitorPassword,
            RerunOf = rerunOf,
            FilledFor = filledFor,
        };
    }
}
