using Weir.Tracking.Rules;

namespace Weir.Tracking.Matching;

/// <summary>
/// Which bytes in which positions a rule fixes. Rules of one shape are found by one look into a table: under what these bytes are in the
/// rule, and under what they are in a submission.
/// </summary>
internal sealed record RuleShape(
    ShapePart JobName,
    ShapePart User,
    ShapePart JobDescription,
    ShapePart JobDescriptionLibrary,
    ShapePart JobQueue,
    ShapePart JobQueueLibrary
)
{
    /// <summary>How many bytes a shape has in an index.</summary>
    public const int Size = 18;

    /// <summary>The shape of a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="detail">How finely generic names are told apart, see <see cref="GenericDetail"/>.</param>
    public static RuleShape Of(TrackingRule rule, GenericDetail detail)
    {
        var others = detail == GenericDetail.Full ? GenericDetail.Full : GenericDetail.None;
        return new RuleShape(
            PartOf(rule.JobName, detail),
            PartOf(rule.User, others),
            PartOf(rule.JobDescription, others),
            PartOf(rule.JobDescriptionLibrary, others),
            PartOf(rule.JobQueue, others),
            PartOf(rule.JobQueueLibrary, others)
        );
    }

    /// <summary>What it looks at in one position.</summary>
    public ShapePart At(RulePosition position) =>
        position switch
        {
            RulePosition.JobName => JobName,
            RulePosition.User => User,
            RulePosition.JobDescription => JobDescription,
            RulePosition.JobDescriptionLibrary => JobDescriptionLibrary,
            RulePosition.JobQueue => JobQueue,
            _ => JobQueueLibrary,
        };

    private static ShapePart PartOf(NamePattern pattern, GenericDetail detail) =>
        pattern.Kind switch
        {
            PatternKind.Specific => new ShapePart(ShapeKind.Whole, 0, 0),
            PatternKind.Generic when detail != GenericDetail.None => pattern.LongestRun(detail == GenericDetail.Full ? 64 : 4),
            _ => default,
        };
}
