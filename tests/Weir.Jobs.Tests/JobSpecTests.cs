using System.Reflection;
using System.Text;
using Weir.Jobs.Facts;

namespace Weir.Jobs.Tests;

/// <summary>
/// A job's description: whatever member it has, each who takes it over has all of it. A member that is new needs a value in the sample.
/// </summary>
public sealed class JobSpecTests
{
    private static readonly JobSpec Sample = new()
    {
        Name = ObjectName.Parse("NIGHTLY"),
        JobDescription = QualifiedName.Parse("PAY/MONTH"),
        JobQueue = QualifiedName.Parse("PAY/NIGHT"),
        Priority = 2,
        Limits = [new LimitNeed(ObjectName.Parse("TAPE"), 2), new LimitNeed(ObjectName.Parse("DISK"), 1)],
        Service = ObjectName.Parse("PAY.MONTH"),
        JobDate = new DateOnly(2025, 11, 21),
        Monitor = "$anna.STATE",
        LibraryList = [ObjectName.Parse("FIRST"), ObjectName.Parse("SECOND")],
        LocalDataArea = [0, 255, 65, 66],
    };

    public static TheoryData<string> Members => [.. Properties.Select(property => property.Name)];

    private static PropertyInfo[] Properties => [.. typeof(JobSpec).GetProperties(BindingFlags.Public | BindingFlags.Instance)];

    [Theory]
    [MemberData(nameof(Members))]
    public void Every_member_is_written_into_a_submission_and_read_back(string member)
    {
        var read = SubmissionCodec.Read(SubmissionCodec.Write(SubmissionOf(Sample)));

        Assert.NotEqual(Told(member, new JobSpec { Name = ObjectName.Parse("OTHER") }), Told(member, Sample));
        Assert.Equal(Told(member, Sample), Told(member, read));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Every_member_that_is_told_stands_beside_those_of_the_fact(string member)
    {
        var fact = new JobSubmitted(
            DateTimeOffset.UnixEpoch,
            new TrackingNumber(1),
            Sample.ForServer(),
            new Submitter("anna", 1000, 1000, []),
            TrackType.Track,
            WayIn.Submit,
            SubmissionMode.Stored
        );

        if (Told(member, Sample) != Told(member, Sample.ForServer()))
        {
            Assert.Null(typeof(JobSubmitted).GetProperty(member));
            return;
        }

        var beside = typeof(JobSubmitted).GetProperty(member);
        Assert.Equal(Shown(beside?.GetValue(fact)), Told(member, Sample));
        var other = new JobSubmitted(
            DateTimeOffset.UnixEpoch,
            new TrackingNumber(1),
            ObjectName.Parse("OTHER"),
            "anna",
            TrackType.Track,
            WayIn.Submit,
            SubmissionMode.Stored
        );
        beside!.SetValue(other, beside.GetValue(fact));
        Assert.Equal(Told(member, Sample), Told(member, other.Spec));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void A_job_takes_every_member(string member)
    {
        var job = new Job(
            Sample,
            new TrackingNumber(1),
            new Owner("north", 1000, "anna"),
            ObjectName.Parse("AdHoc"),
            new DateOnly(2025, 11, 21),
            TrackType.Track,
            WayIn.Submit,
            SubmissionMode.Stored,
            DateTimeOffset.UnixEpoch
        );

        Assert.Equal(Told(member, Sample), Told(member, job));
    }

    [Fact]
    public void The_local_data_area_and_the_library_list_stay_on_the_machine()
    {
        var told = SubmissionOf(Sample).ForServer();

        Assert.Equal(typeof(JobSpec), told.GetType());
        Assert.Empty(told.LibraryList);
        Assert.Null(told.LocalDataArea);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void A_submission_that_an_older_Weir_wrote_into_its_journal_says_every_member(string member)
    {
        var read = SubmissionCodec.Read(File.ReadAllBytes(Path.Join(AppContext.BaseDirectory, "Data", "submission-1.bin")));

        Assert.Equal(Told(member, Sample), Told(member, read));
        Assert.Equal(
            (new Guid("5d3f6c3a-0000-4000-8000-1f0e2d3c4b5a"), WayIn.Submit, SubmissionMode.Stored, 0x17, true, 41),
            (read.Key, read.Way, read.Mode, read.Umask, read.Hold, read.RerunOf?.Value)
        );
        Assert.Equal(["sh", "-c", "exit 3"], read.Arguments.Select(Encoding.UTF8.GetString));
        Assert.Equal(
            (7, 1024ul, ulong.MaxValue),
            Assert.Single(read.ResourceLimits) is var limit ? (limit.Resource, limit.Soft, limit.Hard) : default
        );
    }

    private static Submission SubmissionOf(JobSpec spec) =>
        new(spec, Guid.NewGuid(), WayIn.Submit, SubmissionMode.Stored, ["true"u8.ToArray()], "/"u8.ToArray());

    private static string Told(string member, JobSpec spec) => Shown(typeof(JobSpec).GetProperty(member)!.GetValue(spec));

    private static string Shown(object? value) =>
        value switch
        {
            null => "none",
            byte[] bytes => Convert.ToHexString(bytes),
            IReadOnlyList<LimitNeed> needs => string.Join(',', needs),
            IReadOnlyList<ObjectName> names => string.Join(',', names),
            _ => $"{value}",
        };
}
