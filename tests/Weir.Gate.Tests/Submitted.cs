using Weir.Jobs;

namespace Weir.Gate.Tests;

/// <summary>A submission with what every one has.</summary>
internal static class Submitted
{
    public static Submission Command(params string[] words) =>
        new()
        {
            Key = Guid.NewGuid(),
            Way = WayIn.Run,
            Mode = SubmissionMode.InPlace,
            Arguments = Words.Of(words),
            Directory = "/"u8.ToArray(),
            Name = ObjectName.Parse("TRUE"),
            JobDescription = QualifiedName.Default,
            JobQueue = QualifiedName.Default,
        };
}
