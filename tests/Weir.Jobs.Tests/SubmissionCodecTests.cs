using FsCheck;
using FsCheck.Fluent;

namespace Weir.Jobs.Tests;

public sealed class SubmissionCodecTests
{
    private static readonly Gen<byte[]> Bytes = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();

    private static readonly Gen<Submission> Submissions =
        from arguments in Bytes.NonEmptyListOf()
        from environment in Bytes.ListOf()
        from directory in Bytes
        from script in Gen.OneOf(Gen.Constant<byte[]?>(null), Bytes.Select(bytes => (byte[]?)bytes))
        from area in Gen.OneOf(Gen.Constant<byte[]?>(null), Bytes.Select(bytes => (byte[]?)bytes))
        from umask in Gen.Choose(0, 0x1FF)
        from priority in Gen.Choose(1, 9)
        from hold in Gen.Elements(true, false)
        from day in Gen.OneOf(
            Gen.Constant<DateOnly?>(null),
            Gen.Choose(0, 3_652_058).Select(number => (DateOnly?)DateOnly.FromDayNumber(number))
        )
        from units in Gen.Choose(1, 999)
        from way in Gen.Elements(Enum.GetValues<WayIn>())
        from service in Gen.Elements(null, "PAY.MONTH", "NIGHT")
        from mode in Gen.Elements(Enum.GetValues<SubmissionMode>())
        select new Submission
        {
            Key = Guid.NewGuid(),
            Name = ObjectName.Parse("NIGHTLY"),
            Way = way,
            Mode = mode,
            Arguments = [.. arguments],
            Environment = [.. environment],
            Directory = directory,
            Script = script,
            LocalDataArea = area,
            Umask = umask,
            Priority = priority,
            Hold = hold,
            JobDate = day,
            JobDescription = QualifiedName.Parse("PAY/MONTH"),
            JobQueue = QualifiedName.Parse("PAY/NIGHT"),
            LibraryList = [ObjectName.Parse("A"), ObjectName.Parse("B")],
            Limits = [new LimitNeed(ObjectName.Parse("TAPE.DRIVES"), units)],
            ResourceLimits = [new ResourceLimit(7, 1024, ulong.MaxValue)],
            RerunOf = new TrackingNumber(units),
            Service = service is null ? null : ObjectName.Parse(service),
        };

    [Fact]
    public void What_is_written_is_read_back_byte_for_byte() =>
        Prop.ForAll(
                Submissions.ToArbitrary(),
                submission =>
                {
                    var read = SubmissionCodec.Read(SubmissionCodec.Write(submission));

                    return read.Arguments.Zip(submission.Arguments).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second))
                        && read.Arguments.Count == submission.Arguments.Count
                        && read.Environment.Zip(submission.Environment).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second))
                        && read.Environment.Count == submission.Environment.Count
                        && read.Directory.AsSpan().SequenceEqual(submission.Directory)
                        && Same(read.Script, submission.Script)
                        && Same(read.LocalDataArea, submission.LocalDataArea)
                        && SubmissionCodec.Write(read).AsSpan().SequenceEqual(SubmissionCodec.Write(submission))
                        && (
                            read.Key,
                            read.Name,
                            read.Way,
                            read.Mode,
                            read.Umask,
                            read.Priority,
                            read.Hold,
                            read.JobDate,
                            read.RerunOf,
                            read.Service
                        )
                            == (
                                submission.Key,
                                submission.Name,
                                submission.Way,
                                submission.Mode,
                                submission.Umask,
                                submission.Priority,
                                submission.Hold,
                                submission.JobDate,
                                submission.RerunOf,
                                submission.Service
                            );
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_variable_and_its_password_are_read_back_and_older_bytes_have_neither()
    {
        var submission = Submissions.Sample(1).First() with { Monitor = "$bob.MON.JOB", MonitorPassword = "open-sesame" };

        var read = SubmissionCodec.Read(SubmissionCodec.Write(submission));
        var older = SubmissionCodec.Read(SubmissionCodec.Write(submission with { Monitor = null, MonitorPassword = null }));

        Assert.Equal(("$bob.MON.JOB", "open-sesame"), (read.Monitor, read.MonitorPassword));
        Assert.Equal((null, null), (older.Monitor, older.MonitorPassword));
    }

    [Fact]
    public void A_submission_cut_off_anywhere_is_refused_or_read_but_never_breaks()
    {
        var bytes = SubmissionCodec.Write(Submissions.Sample(1).First());

        for (var length = 0; length < bytes.Length; length++)
        {
            var error = Record.Exception(() => SubmissionCodec.Read(bytes.AsSpan(0, length)));
            Assert.True(error is null or FormatException, $"{length} bytes: {error}");
        }
    }

    [Fact]
    public void Damaged_bytes_are_refused_or_read_but_never_break()
    {
        var random = new Random(20_261);
        var bytes = SubmissionCodec.Write(Submissions.Sample(1).First());

        for (var turn = 0; turn < 20_000; turn++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            var error = Record.Exception(() => SubmissionCodec.Read(damaged));
            Assert.True(error is null or FormatException, $"turn {turn}: {error}");
        }
    }

    [Fact]
    public void Fields_of_a_later_version_are_passed_over()
    {
        var submission = Submissions.Sample(1).First();
        byte[] bytes = [.. SubmissionCodec.Write(submission), 200, 2, 0, 0, 0, 1, 2];

        Assert.Equal(submission.Key, SubmissionCodec.Read(bytes).Key);
    }

    private static bool Same(byte[]? left, byte[]? right) =>
        left is null ? right is null : right is not null && left.AsSpan().SequenceEqual(right);
}
