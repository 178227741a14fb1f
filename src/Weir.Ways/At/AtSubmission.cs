using Weir.Jobs;
using Weir.Linux;

namespace Weir.Ways.At;

/// <summary>A job of at's as a submission.</summary>
internal static class AtSubmission
{
    /// <summary>Who submitted, by the ids that at wrote down.</summary>
    public static Submitter SubmitterOf(uint user, uint group)
    {
        var name = UserAccounts.NameOf(user);
        return new Submitter(name, user, group, UserAccounts.GroupsOf(name, group));
    }

    /// <summary>The submission: held and let go in the spool.</summary>
    public static Submission Create(AtEntry entry, ObjectName name)
    {
        var at = new QualifiedName(ObjectName.Parse("AT"), ObjectName.Derive(entry.Runs ? "a" : entry.Queue.ToString()));
        return new Submission
        {
            Key = Guid.NewGuid(),
            Name = name,
            Way = WayIn.At,
            Mode = SubmissionMode.Spooled,
            JobDescription = at,
            JobQueue = at,
            Arguments =
            [
                [.. "sh"u8],
            ],
            Directory = [.. "/"u8],
        };
    }
}
