namespace Weir.Tracking.Rules;

/// <summary>The six positions of a rule's filter, in the order in which they decide precedence.</summary>
public enum RulePosition
{
    /// <summary>The job's name.</summary>
    JobName,

    /// <summary>Who submits.</summary>
    User,

    /// <summary>The job description's name.</summary>
    JobDescription,

    /// <summary>The job description's library.</summary>
    JobDescriptionLibrary,

    /// <summary>The job queue's name.</summary>
    JobQueue,

    /// <summary>The job queue's library.</summary>
    JobQueueLibrary,
}
