using System.Text;
using Weir.Tracking.Rules;

namespace Weir.Tracking.Matching;

/// <summary>What rules look at, as the bytes it is compared by, in the order of a rule's positions.</summary>
internal readonly ref struct SubjectBytes(
    ReadOnlySpan<byte> jobName,
    ReadOnlySpan<byte> user,
    ReadOnlySpan<byte> jobDescription,
    ReadOnlySpan<byte> jobDescriptionLibrary,
    ReadOnlySpan<byte> jobQueue,
    ReadOnlySpan<byte> jobQueueLibrary
)
{
    private readonly ReadOnlySpan<byte> _jobName = jobName;
    private readonly ReadOnlySpan<byte> _user = user;
    private readonly ReadOnlySpan<byte> _jobDescription = jobDescription;
    private readonly ReadOnlySpan<byte> _jobDescriptionLibrary = jobDescriptionLibrary;
    private readonly ReadOnlySpan<byte> _jobQueue = jobQueue;
    private readonly ReadOnlySpan<byte> _jobQueueLibrary = jobQueueLibrary;

    /// <summary>The value in one position.</summary>
    public ReadOnlySpan<byte> At(RulePosition position) =>
        position switch
        {
            RulePosition.JobName => _jobName,
            RulePosition.User => _user,
            RulePosition.JobDescription => _jobDescription,
            RulePosition.JobDescriptionLibrary => _jobDescriptionLibrary,
            RulePosition.JobQueue => _jobQueue,
            _ => _jobQueueLibrary,
        };

    /// <summary>The patterns of a rule, for a question about patterns.</summary>
    public static SubjectBytes OfPatterns(TrackingRule rule) =>
        new(
            rule.JobName.Bytes,
            rule.User.Bytes,
            rule.JobDescription.Bytes,
            rule.JobDescriptionLibrary.Bytes,
            rule.JobQueue.Bytes,
            rule.JobQueueLibrary.Bytes
        );

    /// <summary>Writes a subject's values behind each other; the buffer holds <see cref="LengthOf"/> bytes.</summary>
    public static SubjectBytes Of(RuleSubject subject, Span<byte> buffer)
    {
        var rest = buffer;
        return new SubjectBytes(
            Put(subject.Name.Text, ref rest),
            Put(subject.User, ref rest),
            Put(subject.JobDescription.Name.Text, ref rest),
            Put(subject.JobDescription.Library.Text, ref rest),
            Put(subject.JobQueue.Name.Text, ref rest),
            Put(subject.JobQueue.Library.Text, ref rest)
        );
    }

    /// <summary>How many bytes a subject's values may have.</summary>
    public static int LengthOf(RuleSubject subject)
    {
        var length = 0;
        foreach (var position in RulePositions.All)
        {
            length += Encoding.UTF8.GetMaxByteCount(subject.At(position).Length);
        }

        return length;
    }

    private static ReadOnlySpan<byte> Put(string text, scoped ref Span<byte> rest)
    {
        var length = Encoding.UTF8.GetBytes(text, rest);
        var written = rest[..length];
        rest = rest[length..];
        return written;
    }
}
