using Weir.Jobs;

namespace Weir.Tracking.Rules;

/// <summary>What rules look at.</summary>
/// <param name="Name">The job's name.</param>
/// <param name="User">Who submits.</param>
/// <param name="JobDescription">Its job description.</param>
/// <param name="JobQueue">Its job queue.</param>
public readonly record struct RuleSubject(ObjectName Name, string User, QualifiedName JobDescription, QualifiedName JobQueue)
{
    /// <summary>The machine it comes from; <see langword="null"/>: that of the rules.</summary>
    public string? Machine { get; init; }

    /// <summary>The value in one position.</summary>
    public string At(RulePosition position) =>
        position switch
        {
            RulePosition.JobName => Name.Text,
            RulePosition.User => User,
            RulePosition.JobDescription => JobDescription.Name.Text,
            RulePosition.JobDescriptionLibrary => JobDescription.Library.Text,
            RulePosition.JobQueue => JobQueue.Name.Text,
            _ => JobQueue.Library.Text,
        };
}
